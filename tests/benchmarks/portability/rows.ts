import { clipId, revisionId } from '@/lib/clips/clip-id';
import { sha256 } from '@/lib/store/digest';
import { momentOf, newClip } from '@/lib/clips/clip';
import { linkArticle } from '@/lib/clips/link';
import { makeStamp } from '@/lib/clips/stamp';
import { ClipDatabase, clipRow } from '@/lib/store/database';

/** A typical article of about 5 KB, with its own words for each seed. */
export function articleHtml(seed: number): string {
  const sentence = (at: number) =>
    `Sentence ${seed * 31 + at} says that the council, which had <a href="https://a.example/${seed}/${at}">met twice</a> that week, said <em>so</em> at length, and that nobody minded at all.`;
  const paragraph = (at: number) =>
    `<p>${[0, 1, 2].map((each) => sentence(at * 3 + each)).join(' ')}</p>`;
  return [
    `<h2>Part ${seed}</h2>`,
    ...[0, 1, 2, 3].map(paragraph),
    `<ul><li>One of ${seed}</li><li>Two <b>bold</b></li><li>Three</li></ul>`,
    '<table><thead><tr><th>Year</th><th>Barrels</th></tr></thead><tbody><tr><td>2019</td><td>1,684</td></tr><tr><td>2020</td><td>1,662</td></tr></tbody></table>',
    `<pre><code class="language-ts">const seed = ${seed};\nrun(seed);\n</code></pre>`,
    ...[4, 5, 6, 7, 8].map(paragraph),
    '<blockquote><p>Quoted words of somebody.</p></blockquote>',
  ].join('');
}

/** Fills a database with clips and texts. */
export async function fill(name: string, count: number): Promise<void> {
  const db = new ClipDatabase(name);
  for (let start = 0; start < count; start += 500) {
    const made = Array.from({ length: Math.min(500, count - start) }, async (_each, index) => {
      const seed = start + index;
      const url = `https://bench.example/${seed}`;
      const html = articleHtml(seed);
      const id = await clipId(url, sha256);
      const revision = await revisionId(html, sha256);
      const stamp = makeStamp(1.7e12 + seed, 0, 'bench');
      const article = {
        ...linkArticle(url, `Benchmark article ${seed}`),
        authors: ['Ana Ruiz'],
        siteName: 'Bench',
        html,
      };
      const draft = { tags: ['energy', `tag${seed % 40}`], note: seed % 5 === 0 ? 'A note.' : '' };
      const clip = newClip(article, draft, { id, canonicalUrl: url, revision }, momentOf(stamp));
      const text = html.replaceAll(/<[^>]+>/g, '');
      return {
        clip: clipRow(clip, seed * 2),
        contents: { clipId: id, revision, html, text, capturedAt: 1.7e12, seq: seed * 2 + 1 },
      };
    });
    const rows = await Promise.all(made);
    await db.clips.bulkPut(rows.map(({ clip }) => clip));
    await db.contents.bulkPut(rows.map(({ contents }) => contents));
  }
  db.close();
}
