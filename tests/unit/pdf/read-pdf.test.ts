import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { PDF_BOUNDS } from '@/lib/pdf/page';
import { readPdf } from '@/lib/pdf/read-pdf';
import { pageOf, writePdf } from '@/tests/samples/pdf/write-pdf';

const SAMPLES = fileURLToPath(new URL('../../samples/pdf/', import.meta.url));
const sample = (name: string) => new Uint8Array(readFileSync(`${SAMPLES}${name}.pdf`));
const read = (name: string) => readPdf(sample(name));

const headingsIn = (html: string) =>
  [...html.matchAll(/<(h\d)>(.*?)<\/\1>/g)].map(
    ([, name, text]) => `${name} ${text?.replaceAll(/<[^>]*>/g, '')}`,
  );

const HEADINGS = [
  'h2 Introduction',
  'h2 Methods',
  'h3 Soundings',
  'h3 Sediment',
  'h3 Currents',
  'h2 Results',
  'h2 Discussion',
  'h3 What a breach costs',
  'h3 What a committee can do',
  'h2 Conclusion',
];

describe('a paper in two columns', () => {
  it('is read column by column, with its headings', async () => {
    const { html, pageCount, pagesRead } = await read('two-column');
    expect(headingsIn(html)).toEqual(HEADINGS);
    expect([pageCount, pagesRead]).toEqual([2, 2]);
    expect(html).toContain('a channel that grows shallower by a hand’s breadth each winter.</p>');
  });

  it('resolves hyphens and ligatures', async () => {
    const { html } = await read('two-column');
    expect(html).toContain('Harbours with short, well-kept moles');
    expect(html).toContain('fell by thirty-one centimetres');
  });

  it('leaves out headers, footers, title and authors', async () => {
    const { html } = await read('two-column');
    expect(html).not.toMatch(/Journal of Coastal Practice|Quist|>21[12]</);
    expect(html).not.toContain('How small harbours silt up');
  });

  it('marks page breaks, and links footnotes in both directions', async () => {
    const { html } = await read('two-column');
    expect(html.match(/<a id="page-\d+">/g)).toEqual(['<a id="page-1">', '<a id="page-2">']);
    expect(html).toContain('had expected.<sup><a href="#fn:1" id="fnref:1">[1]</a></sup> Harbours');
    expect(html).toContain('<p id="fn:2"><a href="#fnref:2">[2]</a> Of nine thousand oranges');
  });

  it('continues lists across the end of a page', async () => {
    const { html } = await read('two-column');
    expect(html).toMatch(/<ul>\n<li>mud, .*<\/li>\n<li>sand, .*<\/li>\n<li>shell and gravel/);
    expect(html).toMatch(/<ol>\n<li>Leave .*<\/li>\n<li>.*Replace .*<\/li>\n<li>Shorten/);
  });

  it('yields title, authors, date, DOI and publication', async () => {
    expect((await read('two-column')).metadata).toEqual({
      title: 'How small harbours silt up, and what keeps them open',
      authors: ['Ada Quist', 'Bjørn Halvorsen'],
      publishedAt: '2024-03-14',
      doi: '10.5555/jcp.2024.0312',
      lang: 'en',
      keywords: [],
      publication: {
        type: 'article-journal',
        container: 'Journal of Coastal Practice',
        volume: '12',
        issue: '3',
        pages: '211–214',
      },
    });
  });
});

describe('the same text in other layouts', () => {
  it.each(['printed', 'untagged', 'report'])('%s has the same headings', async (name) => {
    const { html } = await read(name);
    const texts = (list: readonly string[]) =>
      list.map((each) => each.replace(/^h\d (?:\d[\d.]* )?/, ''));
    expect(texts(headingsIn(html))).toEqual(texts(HEADINGS));
  });

  it('has no table of contents and no alternating headers', async () => {
    const { html } = await read('report');
    expect(html).not.toMatch(/Contents|\. \. \.|A report to the coastal|<p>Small harbours/);
    expect(html).toContain(
      'it is lost.<sup><a href="#fn:2" id="fnref:2">[2]</a></sup> On <a id="page-3"></a>each of',
    );
  });

  it('is read by its tags if it is tagged', async () => {
    const { html } = await read('printed');
    expect(headingsIn(html)).toEqual(HEADINGS);
    expect(html).toContain('<li>The regional plan of 1987');
  });
});

describe('reading other scripts', () => {
  it('joins lines of Chinese without spaces', async () => {
    const { html, metadata } = await read('chinese');
    expect(metadata).toMatchObject({
      title: '小港口为什么会淤积',
      lang: 'zh',
      authors: ['陈海宁'],
    });
    expect(headingsIn(html)).toEqual(['h2 引言', 'h2 方法', 'h2 结果']);
    expect(html).toContain(
      '大港口用全年工作的挖泥船来应付；小港口只有一个委员会、一笔多年以前定下的预算',
    );
    expect(html).toContain('<li>沙，水流一慢就沉下来；</li>');
  });

  it('yields Arabic from right to left, in standard letters', async () => {
    const { html, metadata } = await read('arabic');
    expect(metadata.title).toBe('لماذا تمتلئ الموانئ الصغيرة بالطمي');
    expect(headingsIn(html)).toEqual(['h2 مقدمة', 'h2 النتائج']);
    expect(html).toContain('الميناء مكان يقف فيه الماء، وحيث يقف الماء يترك ما يحمله.');
  });
});

describe('an unreadable file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);
  it.each([
    ['a page named like a PDF', bytes('<!doctype html><p>No PDF'), 'not a pdf'],
    ['an empty file', new Uint8Array(), 'not a pdf'],
    ['a PDF that needs a password', sample('encrypted'), 'encrypted'],
    ['a scan', sample('scanned'), 'no text'],
    ['a header alone', bytes('%PDF-1.7\n'), 'damaged'],
    ['noise after a header', bytes(`%PDF-1.7\n${'\u0001\u0002<<[('.repeat(5000)}`), 'damaged'],
    [
      'circular pages',
      bytes(
        '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>endobj\ntrailer<</Root 1 0 R>>',
      ),
      'no text',
    ],
  ])('is reported with its problem: %s', async (_name, given, problem) => {
    await expect(readPdf(given)).rejects.toMatchObject({ name: 'PdfNotReadable', problem });
  });

  it('is read as far as possible if it was truncated', async () => {
    const whole = sample('report');
    const cut = whole.slice(0, Math.floor(whole.length * 0.9));
    const outcome = await readPdf(cut).then(
      ({ html }) => html.length > 0,
      (error: unknown) => (error as Error).name,
    );
    expect([true, 'PdfNotReadable']).toContain(outcome);
  });

  it('is not read further once aborted', async () => {
    const signal = AbortSignal.abort();
    await expect(readPdf(sample('book'), { signal })).rejects.toMatchObject({
      problem: 'stopped',
    });
  });
});

describe('a long document', () => {
  const words = 'harbour water sand tide mole gravel quay sluice north gale'.split(' ');
  it('is read up to the page limit, which is reported', async () => {
    const pages = Array.from({ length: 30 }, (_page, at) => pageOf(at + 1, 'A long book', words));
    const bounds = { ...PDF_BOUNDS, pages: 20 };
    const { html, pageCount, pagesRead } = await readPdf(writePdf(pages), { bounds });
    expect([pageCount, pagesRead]).toEqual([30, 20]);
    expect(html).not.toMatch(/A long book|>\d+</);
    expect(html).toContain('<a id="page-20"></a>');
    expect(html).not.toContain('<a id="page-21"></a>');
  });

  it('is not read for longer than the time limit', async () => {
    const pages = Array.from({ length: 30 }, (_page, at) => pageOf(at + 1, 'A long book', words));
    const reading = readPdf(writePdf(pages), { bounds: { ...PDF_BOUNDS, time: 0 } });
    await expect(reading).rejects.toMatchObject({ problem: 'no text' });
  });

  it('reports its progress', async () => {
    const shares: number[] = [];
    await readPdf(sample('book'), { onProgress: (share) => shares.push(share) });
    expect(shares).toEqual([0.5, 1]);
  });
});
