import type { Clip } from '@/lib/clips/clip';
import { sha256Hex } from '@/lib/store/digest';
import type { ClipWithText, ExportJob, OutputFile, Part } from '../format';
import { embeddedImages } from '../writing/embedded-images';
import { escapeHtml } from '../writing/escape';
import { highlightsHtml } from '../writing/highlights';
import { makeValid, validAddress } from '../writing/valid-content';
import { standfirstHtml } from '../writing/standfirst';
import { zipOf } from '../zip';
import { langOf, sourceLine } from './html';

const CONTAINER = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

const STYLE = `body{line-height:1.5}
img{max-width:100%}
pre{white-space:pre-wrap}
td,th{border:1px solid #888;padding:.2em .4em;text-align:start;vertical-align:top}
.source{font-size:.85em}
.note{white-space:pre-line}
`;

const IMAGE_TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
};

/** Image types outside the core media types of EPUB 3; they are replaced by their description. */
const FOREIGN = 'img[src^="data:image/webp" i], img[src^="data:image/avif" i]';

interface Chapter {
  readonly path: string;
  readonly title: string;
  readonly properties: string;
}

/** The contents of the book's package, in addition to its chapters. */
interface Book {
  readonly chapters: Chapter[];
  readonly images: Set<string>;
  readonly notes: string[];
  readonly authors: Set<string>;
}

function documentOf(title: string, lang: string, dir: string | null, body: string): string {
  const language = escapeHtml(lang);
  const direction = dir === null ? '' : ` dir="${dir}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"${direction}>
<head>
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
${body}
</body>
</html>
`;
}

/** Serialises a fragment as XHTML. */
function xhtml(fragment: DocumentFragment): string {
  const serializer = new XMLSerializer();
  return (
    Array.from(fragment.childNodes, (node) => serializer.serializeToString(node))
      .join('')
      .replaceAll(' xmlns="http://www.w3.org/1999/xhtml"', '')
      // eslint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .toWellFormed()
  );
}

/**
 * Writes clips as an EPUB 3: cover, table of contents, one chapter per clip, and highlights and
 * notes as an appendix.
 */
export async function* writeEpub(job: ExportJob): AsyncGenerator<Part> {
  yield* zipOf(filesOf(job), new Set(['mimetype']));
}

async function* filesOf(job: ExportJob): AsyncGenerator<OutputFile> {
  const modified = job.now;
  const file = (path: string, data: Part): OutputFile => ({ path, data, modified });
  const book: Book = { chapters: [], images: new Set(), notes: [], authors: new Set() };
  yield file('mimetype', 'application/epub+zip');
  yield file('META-INF/container.xml', CONTAINER);
  yield file('book/style.css', STYLE);
  yield file('book/cover.svg', coverOf(job));
  yield file(
    'book/cover.xhtml',
    documentOf(
      job.title,
      job.language,
      null,
      `<section epub:type="cover"><img src="cover.svg" alt="${escapeHtml(job.title)}"/></section>`,
    ),
  );
  for await (const each of job.clips()) yield* chapterOf(each, job, book, file);
  if (book.notes.length > 0) {
    const title = job.words.highlightsAndNotes;
    const body = `<section epub:type="appendix">\n<h1>${escapeHtml(title)}</h1>\n${book.notes.join('\n')}\n</section>`;
    book.chapters.push({ path: 'notes.xhtml', title, properties: '' });
    yield file('book/notes.xhtml', documentOf(title, job.language, null, body));
  }
  yield file('book/contents.xhtml', contentsOf(job, book));
  yield file('book/package.opf', await packageOf(job, book));
}

async function* chapterOf(
  { clip, contents }: ClipWithText,
  job: ExportJob,
  book: Book,
  file: (path: string, data: Part) => OutputFile,
): AsyncGenerator<OutputFile> {
  const fragment = job.sanitise(contents?.html ?? '');
  for (const image of fragment.querySelectorAll(FOREIGN)) image.remove();
  makeValid(fragment, job.words.image);
  const { html, images } = await embeddedImages(xhtml(fragment), 'images/');
  for (const { path, data } of images) {
    if (book.images.has(path)) continue;
    book.images.add(path);
    yield file(`book/${path}`, data);
  }
  for (const name of clip.authors) book.authors.add(name);
  const path = `clip-${book.chapters.length + 1}.xhtml`;
  const url = escapeHtml(validAddress(clip.url));
  const text = contents ? html : `<p>${escapeHtml(clip.excerpt ?? '')}</p>`;
  const body = `<section epub:type="chapter">
<h1>${escapeHtml(clip.title)}</h1>
${standfirstHtml(clip)}<p class="source">${sourceLine(clip, job.language)} <a href="${url}">${escapeHtml(job.words.source)}</a></p>
${text}
</section>`;
  const properties = html.includes('<math') ? 'mathml' : '';
  book.chapters.push({ path, title: clip.title, properties });
  if (clip.note !== '' || clip.highlights.length > 0) book.notes.push(noteOf(clip, path));
  yield file(`book/${path}`, documentOf(clip.title, langOf(clip, job.language), clip.dir, body));
}

function noteOf(clip: Clip, path: string): string {
  const note = clip.note === '' ? '' : `<p class="note">${escapeHtml(clip.note)}</p>\n`;
  return `<section>\n<h2><a href="${path}">${escapeHtml(clip.title)}</a></h2>\n${note}${highlightsHtml(clip)}\n</section>`;
}

function contentsOf(job: ExportJob, { chapters }: Book): string {
  const title = job.words.contents;
  const items = chapters.map(
    (each) => `<li><a href="${each.path}">${escapeHtml(each.title)}</a></li>`,
  );
  const body = `<nav epub:type="toc" id="toc">\n<h1>${escapeHtml(title)}</h1>\n<ol>\n${items.join('\n')}\n</ol>\n</nav>`;
  return documentOf(title, job.language, null, body);
}

/** The cover: the title in short lines, and the number of clips. */
function coverOf({ title, count }: ExportJob): string {
  const lines: string[] = [];
  for (const word of title.slice(0, 120).split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= 18)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.slice(0, 24));
  }
  const texts = lines
    .slice(0, 8)
    .map(
      (line, index) =>
        `<text x="60" y="${220 + index * 64}" font-size="52" font-family="serif">${escapeHtml(line)}</text>`,
    );
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="600" height="800" viewBox="0 0 600 800">
<rect width="600" height="800" fill="#fffdf8"/>
<rect width="600" height="110" fill="#a3320f"/>
<text x="60" y="72" font-size="36" font-family="serif" fill="#ffffff">Tearsheet</text>
<g fill="#211e1a">${texts.join('')}</g>
<text x="60" y="740" font-size="28" font-family="serif" fill="#665f54">${count}</text>
</svg>
`;
}

/** An identifier derived from the book's contents: the same clips are the same book. */
async function identifierOf(chapters: readonly Chapter[], title: string): Promise<string> {
  const text = [title, ...chapters.map((each) => each.title)].join('\n');
  const hex = await sha256Hex(new TextEncoder().encode(text));
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function packageOf(job: ExportJob, book: Book): Promise<string> {
  const { chapters, images, authors } = book;
  const items = chapters.map(
    ({ path, properties }, index) =>
      `<item id="c${index}" href="${path}" media-type="application/xhtml+xml"${properties === '' ? '' : ` properties="${properties}"`}/>`,
  );
  const pictures = Array.from(images, (path, index) => {
    const type = IMAGE_TYPES[path.split('.').at(-1) ?? ''] ?? 'image/png';
    return `<item id="i${index}" href="${path}" media-type="${type}"/>`;
  });
  const creators = Array.from(authors)
    .slice(0, 20)
    .map((name) => `<dc:creator>${escapeHtml(name)}</dc:creator>`);
  const spine = chapters.map((_each, index) => `<itemref idref="c${index}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escapeHtml(job.language)}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">${await identifierOf(chapters, job.title)}</dc:identifier>
<dc:title>${escapeHtml(job.title)}</dc:title>
<dc:language>${escapeHtml(job.language)}</dc:language>
<dc:date>${new Date(job.now).toISOString().slice(0, 10)}</dc:date>
${creators.join('\n')}
<meta property="dcterms:modified">${new Date(job.now).toISOString().slice(0, 19)}Z</meta>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
<item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
${[...items, ...pictures].join('\n')}
</manifest>
<spine>
<itemref idref="cover"/>
<itemref idref="contents"/>
${spine.join('\n')}
</spine>
</package>
`;
}
