import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPdf } from '@/lib/pdf/read-pdf';
import type { PrintedLine } from '@/tests/samples/pdf/write-pdf';
import { writePdf } from '@/tests/samples/pdf/write-pdf';

const sample = (name: string) =>
  new Uint8Array(
    readFileSync(fileURLToPath(new URL(`../../samples/pdf/${name}.pdf`, import.meta.url))),
  );

const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '');

describe('tables', () => {
  it('are read row by row, without changing the text around them', async () => {
    const { html } = await readPdf(sample('tables-and-formulas'));
    const text = textOf(html).replaceAll(/\s+/g, ' ');
    const rows = ['Gauge Spring tide Neap tide', 'Outer mole 4.82 3.17 0.41 Ines Falk'];
    for (const row of rows) expect(text).toContain(row);
    expect(text).toContain('Mill pond 3.79 2.63 1.52 Anne Lindqvist Dry dock 2.58');
    expect(html).toContain('The table gives the means of six years.</p>');
  });

  const WORDS = 'Still water fills the harbour with mud and';
  const column = (x: number, from: number, to: number): PrintedLine[] =>
    Array.from({ length: to - from }, (_line, at) => {
      return { text: `${WORDS} ${from + at}`, x, y: 80 + (from + at) * 14 };
    });
  const table = (x: number, from: number, rows: number): PrintedLine[] =>
    Array.from({ length: rows }, (_row, at) =>
      [`Quay ${at}`, `4.8${at}`, `3.1${at}`].map((text, cell) => {
        return { text, x: x + cell * 70, y: 80 + (from + at) * 14 };
      }),
    ).flat();

  it('within one of two columns do not affect the columns of the text', async () => {
    const page = [...column(60, 0, 12), ...table(60, 13, 4), ...column(60, 18, 30)];
    const { html } = await readPdf(writePdf([[...page, ...column(320, 0, 30)]]));
    const text = textOf(html).replaceAll(/\s+/g, ' ');
    expect(text).toContain(`${WORDS} 0 ${WORDS} 1 ${WORDS} 2`);
    expect(text).toContain('Quay 2 4.82 3.12 Quay 3');
    const second = text.lastIndexOf(`${WORDS} 0 ${WORDS} 1`);
    expect(second).toBeGreaterThan(text.indexOf('Quay 3'));
  });

  it('do not include an index, whose columns are read separately', async () => {
    const entries = (x: number, name: string): PrintedLine[] =>
      Array.from({ length: 20 }, (_entry, at) => {
        return { text: `${name} ${at}, ${at + 100}`, x, y: 80 + at * 14 };
      });
    const { html } = await readPdf(writePdf([[...entries(60, 'mole'), ...entries(320, 'quay')]]));
    const text = textOf(html);
    expect(text.indexOf('mole 19')).toBeLessThan(text.indexOf('quay 0'));
  });
});

it('letters of a formula are not read as a heading', async () => {
  const { html } = await readPdf(sample('tables-and-formulas'));
  const headings = [...html.matchAll(/<h\d>(.*?)<\/h\d>/g)].map(([, text = '']) => textOf(text));
  expect(headings).toEqual(['The gauges', 'A formula for the height', 'What was dredged']);
});
