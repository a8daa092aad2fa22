import { describe, expect, it } from 'vitest';
import { collectionWhere } from './collection.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

const sentence = (word: string): string =>
  `The ${word} was built in 1874, when the railway came down from the hills and the boats had to make room for steamers.`;
const ARTICLE = `<article><h1>The old harbour</h1>${['mole', 'quay', 'dock'].map((word) => `<p>${sentence(word)}</p>`).join('')}</article>`;
const EXPECTED = ['mole', 'quay', 'dock'].map(sentence).join('\n');
const page = (body: string, head = ''): string =>
  `<!doctype html><html lang="en"><head><title>The old harbour</title>${head}</head><body>${body}</body></html>`;

/** Clips a page with the shortcut. Returns the clip's text. */
async function textOf(path: string, html: string, type?: string): Promise<string> {
  const address = run.site.serve(path, html, type);
  const tab = await run.browser.openTab(address);
  await run.browser.pressShortcut('quick-clip');
  const { clips, contents } = await collectionWhere(run.browser, 'the clip', (there) =>
    there.clips.some((clip) => clip.url === address),
  );
  // Some of these pages keep the CPU busy for as long as they are open.
  await tab.close();
  const clip = clips.find((each) => each.url === address);
  return contents.find((each) => each.clipId === clip?.id)?.text ?? '';
}

describe('clipping a hostile or malformed page', () => {
  it.each([
    [
      'element names that shadow DOM properties',
      page(
        `<img name="cloneNode"><img name="body"><form name="title"><input name="attributes"><input name="parentNode"></form><img name="querySelectorAll"><form id="f"><input name="firstChild"><input name="append"><input name="shadowRoot"></form><img name="defaultView"><a id="documentElement"></a>${ARTICLE}`,
      ),
    ],
    [
      'overwritten built-ins',
      page(
        `${ARTICLE}<script>for (const [on, name] of [[Array.prototype, 'map'], [Array.prototype, 'filter'], [Node.prototype, 'appendChild'], [Element.prototype, 'querySelectorAll'], [Document.prototype, 'createElement'], [JSON, 'parse'], [window, 'getComputedStyle'], [String.prototype, 'replace']]) on[name] = () => { throw new Error('gone') };</script>`,
      ),
    ],
    [
      'a page that never stops changing',
      page(
        `${ARTICLE}<aside id="a"></aside><script>const a = document.getElementById('a'); const turn = () => { a.textContent = Math.random(); }; setInterval(turn, 0);</script>`,
      ),
    ],
    [
      // Chromium itself crashes in the layout of twice as many.
      'elements nested 1,500 deep',
      page(
        `<script>let at = document.body; for (let i = 0; i < 1500; i += 1) at = at.appendChild(document.createElement('div')); at.innerHTML = ${JSON.stringify(ARTICLE)};</script>`,
      ),
    ],
    [
      '200,000 elements around the article',
      page(
        `${ARTICLE}<div id="talk"></div><script>document.getElementById('talk').innerHTML = '<p><b>Ann</b> said <i>no</i>.</p>'.repeat(67000)</script>`,
      ),
    ],
  ])('keeps exactly the article: %s', async (name, html) => {
    expect(await textOf(`/${name.replaceAll(/\W/g, '-')}`, html)).toBe(EXPECTED);
  });

  it('supports XHTML', async () => {
    const source = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>The old harbour</title></head><body>${ARTICLE}</body></html>`;
    expect(await textOf('/page.xhtml', source, 'application/xhtml+xml')).toBe(EXPECTED);
  });

  it('keeps the rest of the text when the declared charset is wrong', async () => {
    const text = await textOf(
      '/latin',
      page(ARTICLE.replace('mole', 'môle')),
      'text/html; charset=windows-1252',
    );
    expect(text.split('\n').slice(1)).toEqual(EXPECTED.split('\n').slice(1));
  });
});

describe('clipping a very large page', () => {
  it('keeps all 12,000 paragraphs of a book-length article', async () => {
    const text = await textOf(
      '/book',
      page(
        `<article><h1>The old harbour</h1>${Array.from({ length: 12_000 }, (_each, index) => `<p>${index}. <i>${sentence('mole')}</i></p>`).join('')}</article>`,
      ),
    );
    expect(text.split('\n')).toHaveLength(12_000);
  });

  it('clips comments without authors that are nested 1,000 deep', async () => {
    const answer = `<div class="comment"><p>by nobody</p><p>${sentence('mole')}</p>`;
    const script = `document.body.innerHTML += ${JSON.stringify(answer)}.repeat(1000)`;
    expect(await textOf('/answers', page(`<script>${script}</script>`))).toContain(
      sentence('mole'),
    );
  });

  it('rejects an article of 200,000 elements within ten seconds', async () => {
    const html = page(`<article>${'<i>a, b</i>'.repeat(200_000)}</article>`);
    await run.browser.openTab(run.site.serve('/endless', html));
    const start = Date.now();
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="unavailable"]', { timeout: 10_000 });
    expect(Date.now() - start).toBeLessThan(10_000);
    await run.browser.closePopup();
  });
});
