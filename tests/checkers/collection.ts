import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOWHERE } from '@/lib/clips/highlight';
import { ClipDatabase } from '@/lib/store/database';
import { editClips, saveArticle } from '@/lib/store/save';
import { article } from '../unit/articles';
import { saveHardClips } from '../unit/export/exporting';

const PAGES = join(import.meta.dirname, '../pages');

/** Markup as found on pages but in no specification, each in its own clip. */
const WILD: readonly string[] = [
  '<span>a<p>b</p></span><b><div>c</div></b><h2>d<p>e</p></h2><pre>f<div>g</div></pre>',
  '<ul>a<li>b</li><p>c</p></ul><ol><ul><li>d</li></ul></ol><li>e</li><dl>f<dd>g</dd><dt>h</dt></dl>',
  '<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table><table><caption>c</caption></table><tr><td>d</td></tr>',
  '<table><tfoot><tr><td>a</td></tr></tfoot><thead><tr><th scope="x" colspan="0">b</th></tr></thead><tbody></tbody></table>',
  '<figure><figcaption>a</figcaption><img src="https://a.example/i.jpg"><figcaption>b</figcaption></figure><figcaption>c</figcaption>',
  '<a href="https://a.example/ x|y^z?{}`">a</a><a href="#nowhere">b</a><a href="mailto:a@b.example">c</a><a href="https://a.example/%zz">d</a>',
  '<time datetime="yesterday">a</time><q cite="not an address">b</q><img src="data:image/png;base64,x"><ol type="disc" start="x"><li value="y">c</li></ol>',
  '<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby><details><summary>a<p>b</p></summary>c</details><details>d</details>',
  '<math display="block"><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow></math><p>a\u0001\u000bb</p>',
  '<section><h3></h3></section><p lang="not a language">a</p><p dir="sideways">b</p><aside>c</aside><hr><details open><summary>s</summary></details>',
  '<p>one<br>two</p><blockquote>quote<cite>who</cite></blockquote><a href="https://a.example/"><h2>link around a block</h2><p>and more</p></a>',
];

/** A collection of the difficult clips, our fixture pages' articles, and wild markup. */
export async function hardCollection(name: string): Promise<ClipDatabase> {
  const db = new ClipDatabase(`checkers-${name}`);
  await saveHardClips(db);
  const texts = readdirSync(PAGES)
    .map((slug) => join(PAGES, slug, 'expected.html'))
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'utf8'));
  for (const [index, html] of [...texts, ...WILD].entries()) {
    const url = `https://pages.example/${index}`;
    const page = article({ url, canonicalUrl: url, title: `Page ${index}`, html, text: 'Text.' });
    const draft = { tags: [`tag ${index}`], note: `Note ${index}` };
    const { clip } = await saveArticle(db, page, draft, 1.7e12 + index);
    const quote = { exact: `Marked *${index}* & <b>\n\n> so`, prefix: '', suffix: '' };
    const add = { createdAt: 1.7e12, quote, anchor: NOWHERE };
    const highlights = [{ id: 'highlight-1', add, note: `1. <i>Why</i> & how ${index}` }];
    await editClips(db, [clip.id], { highlights }, 1.7e12 + index);
  }
  return db;
}
