import type { Clip } from '@/lib/clips/clip';
import { formatDay, formatPageDate } from '@/lib/clips/reading';
import type { ClipWithText, ExportJob, OutputFile } from '../format';
import { escapeHtml } from '../writing/escape';
import { fileName, uniqueNames } from '../writing/file-name';
import { highlightsHtml } from '../writing/highlights';
import { makeValid, validAddress } from '../writing/valid-content';
import { standfirstHtml } from '../writing/standfirst';

const STYLE = `:root{color-scheme:light dark}
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.6 Georgia,serif;overflow-wrap:anywhere}
h1{line-height:1.2}
img{max-width:100%;height:auto}
pre{overflow:auto;padding:.75rem;border:1px solid #8888}
code{font-size:.9em}
table{border-collapse:collapse}
td,th{padding:.25rem .5rem;border:1px solid #8888;text-align:start;vertical-align:top}
blockquote{margin-inline:1rem;padding-inline-start:1rem;border-inline-start:3px solid #8888}
.source,.tags,figcaption{font-size:.9em}
.yellow{border-color:#d9a400}.green{border-color:#3a8f4f}.blue{border-color:#3573c4}.pink{border-color:#c94f8a}
aside{margin-top:2rem;padding-top:1rem;border-top:1px solid #8888;white-space:pre-line}`;

/** Nothing is loaded, whatever the content: no script, and no image but embedded ones. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** A whole page that loads nothing. @param body valid HTML */
function pageOf(title: string, lang: string, dir: string | null, body: string): string {
  const direction = dir === null ? '' : ` dir="${dir}"`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(lang)}"${direction}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="referrer" content="no-referrer">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
${body}
</body>
</html>
`;
}

/** A line of HTML with authors, site and date. */
export function sourceLine(clip: Clip, language: string): string {
  const date = clip.publishedAt === null ? null : formatPageDate(clip.publishedAt, language);
  const parts = [clip.authors.join(', '), clip.siteName ?? '', date ?? ''].filter(Boolean);
  return parts.map(escapeHtml).join(' · ');
}

/** The clip's language if it is a valid BCP 47 tag, otherwise the reader's. */
export function langOf({ lang }: Clip, otherwise: string): string {
  return lang !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang) ? lang : otherwise;
}

function clipPage({ clip, contents }: ClipWithText, job: ExportJob, index: string | null): string {
  const { words, language } = job;
  const fragment = job.sanitise(contents?.html ?? '');
  makeValid(fragment, words.image);
  const holder = fragment.ownerDocument.createElement('div');
  holder.append(fragment);
  const text = contents ? holder.innerHTML : `<p>${escapeHtml(clip.excerpt ?? '')}</p>`;
  const url = escapeHtml(validAddress(clip.url));
  const back =
    index === null ? '' : `<nav><a href="${index}">${escapeHtml(words.contents)}</a></nav>\n`;
  const tags =
    clip.tags.length === 0 ? '' : `<p class="tags">${escapeHtml(clip.tags.join(', '))}</p>\n`;
  const note =
    clip.note === ''
      ? ''
      : `\n<aside lang="${escapeHtml(language)}">\n<h2>${escapeHtml(words.notes)}</h2>\n${escapeHtml(clip.note)}\n</aside>`;
  const marked =
    clip.highlights.length === 0
      ? ''
      : `\n<section>\n<h2 lang="${escapeHtml(language)}">${escapeHtml(words.highlights)}</h2>\n${highlightsHtml(clip)}\n</section>`;
  const body = `${back}<main>
<h1>${escapeHtml(clip.title)}</h1>
${standfirstHtml(clip)}<p class="source">${sourceLine(clip, language)}<br><a href="${url}">${escapeHtml(words.source)}</a> · ${escapeHtml(words.clipped)} ${escapeHtml(formatDay(clip.clippedAt, language))}</p>
${tags}<article>
${text}
</article>${marked}${note}
</main>`;
  return pageOf(clip.title, langOf(clip, language), clip.dir, body);
}

/** Writes one self-contained page per clip, and an index page if there are several. */
export async function* htmlFiles(job: ExportJob): AsyncGenerator<OutputFile> {
  const unique = uniqueNames();
  const several = job.count > 1;
  const entries: string[] = [];
  for await (const each of job.clips()) {
    const { clip } = each;
    const name = `${unique(fileName(clip.title))}.html`;
    const path = several ? `clips/${name}` : name;
    const data = clipPage(each, job, several ? '../index.html' : null);
    yield { path, data, modified: clip.clippedAt };
    if (!several) continue;
    const lang = langOf(clip, job.language);
    const href = `clips/${encodeURIComponent(name)}`;
    entries.push(
      `<li><a href="${href}" lang="${escapeHtml(lang)}">${escapeHtml(clip.title)}</a><br><small>${sourceLine(clip, job.language)}</small></li>`,
    );
  }
  if (!several) return;
  const title = escapeHtml(job.title);
  const list = entries.toReversed().join('\n');
  const body = `<main>\n<h1>${title}</h1>\n<ol>\n${list}\n</ol>\n</main>`;
  yield {
    path: 'index.html',
    data: pageOf(job.title, job.language, null, body),
    modified: job.now,
  };
}
