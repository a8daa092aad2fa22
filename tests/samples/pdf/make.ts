/**
 * Makes the sample PDFs from their sources, with Debian's pandoc, pdfTeX, Chromium, Ghostscript and
 * qpdf. `node tests/samples/pdf/make.ts`; the samples are checked in, since every version of these
 * tools typesets differently.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('./', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'sample-pdfs-'));
const source = (name: string) => join(HERE, 'source', name);
const sample = (name: string) => join(HERE, `${name}.pdf`);

const run = (command: string, ...args: readonly string[]) =>
  execFileSync(command, args, { cwd: scratch, stdio: 'ignore' });

/** Writes the plain text of a Markdown source, to which the texts of its PDFs are compared. */
function plain(name: string): void {
  run('pandoc', source(`${name}.md`), '-t', 'plain', '--wrap=none', '-o', source(`${name}.txt`));
}

/** The same for a source with formulas, for which the typeset letters and signs count. */
function withFormulas(name: string): void {
  const page = join(scratch, 'formulas.html');
  run('pandoc', source(`${name}.md`), '-t', 'html', '--mathml', '--wrap=none', '-o', page);
  const text = readFileSync(page, 'utf8')
    .replaceAll(/<annotation[^>]*>[^<]*<\/annotation>/g, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/\n\s+/g, '\n');
  writeFileSync(source(`${name}.txt`), `${text.trim()}\n`);
}

function latex(name: string, from: string, ...options: readonly string[]): void {
  run('pandoc', source(`${from}.md`), '-o', sample(name), '--pdf-engine=pdflatex', ...options);
}

/** Prints a page in the browser: tagged, like most PDFs from the web and from office programs. */
function print(name: string, from: string): void {
  const page = join(scratch, `${name}.html`);
  const html = ['-s', '-t', 'html', '--mathml', '--metadata', 'document-css=false'];
  run('pandoc', source(`${from}.md`), ...html, '-H', join(scratch, 'head.html'), '-o', page);
  run(
    'chromium',
    '--headless',
    '--no-sandbox',
    '--no-pdf-header-footer',
    `--print-to-pdf=${sample(name)}`,
    page,
  );
}

/** A picture of a document's first page, as scanners make it, in JPEG 2000. */
function scanned(name: string, from: string): void {
  const gray = ['-sDEVICE=pgmraw', '-r60', '-dLastPage=1', '-dTextAlphaBits=4', '-oscan.pgm'];
  run('gs', '-q', '-dBATCH', '-dNOPAUSE', ...gray, sample(from));
  run('opj_compress', '-i', 'scan.pgm', '-o', 'scan.j2k', '-r', '20');
  const image = readFileSync(join(scratch, 'scan.j2k'));
  const [, width, height] =
    /^P5\s+(?:#.*\s+)*(\d+)\s+(\d+)/.exec(readFileSync(join(scratch, 'scan.pgm'), 'latin1')) ?? [];
  const content = 'q 420 0 0 595 0 0 cm /I Do Q';
  const shown = '/MediaBox[0 0 420 595]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R';
  const picture = `/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceGray`;
  const head = [
    '%PDF-1.5',
    '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj',
    '2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj',
    `3 0 obj<</Type/Page/Parent 2 0 R${shown}>>endobj`,
    `4 0 obj<</Length ${content.length}>>stream\n${content}\nendstream`,
    'endobj',
    `5 0 obj<</Type/XObject${picture}/BitsPerComponent 8/Filter/JPXDecode/Length ${image.length}>>stream\n`,
  ];
  const tail = '\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n';
  writeFileSync(
    sample(name),
    Buffer.concat([Buffer.from(head.join('\n')), image, Buffer.from(tail)]),
  );
}

/** Passes a PDF through Ghostscript, which removes tags and outlines. */
function distilled(name: string, from: string): void {
  run('gs', '-q', '-dBATCH', '-dNOPAUSE', '-sDEVICE=pdfwrite', `-o${sample(name)}`, sample(from));
}

writeFileSync(
  join(scratch, 'head.html'),
  `<style>\n${readFileSync(source('print.css'), 'utf8')}</style>\n`,
);
for (const name of ['harbours', 'tides', 'chinese', 'arabic']) plain(name);
withFormulas('gauges');
latex(
  'two-column',
  'harbours',
  '-V',
  'fontfamily=mathptmx',
  '-V',
  'classoption=twocolumn',
  '-V',
  'geometry=a4paper,margin=2cm',
  '-H',
  source('two-column.tex'),
);
latex(
  'report',
  'harbours',
  '-V',
  'fontfamily=mathptmx',
  '-V',
  'classoption=twoside',
  '-V',
  'geometry=a5paper,margin=2cm',
  '--toc',
  '-N',
  '-H',
  source('report.tex'),
);
latex(
  'book',
  'tides',
  '-V',
  'documentclass=scrartcl',
  '-V',
  'fontsize=12pt',
  '-V',
  'geometry=a5paper,margin=2cm',
);
latex('tables-and-formulas', 'gauges', '-V', 'geometry=a4paper,margin=2.5cm');
print('tables-and-formulas-printed', 'gauges');
print('printed', 'harbours');
print('chinese', 'chinese');
print('arabic', 'arabic');
distilled('untagged', 'printed');
run('qpdf', '--encrypt', 'secret', 'owner', '256', '--', sample('book'), sample('encrypted'));
scanned('scanned', 'book');

/**
 * Typeset by other programs, in other ways: made after the code was written, to test how it
 * generalises.
 */
function magazine(name: string, from: string, columns: number, size: string): void {
  const css = readFileSync(source('magazine.css'), 'utf8')
    .replace('columns: 2', `columns: ${columns}`)
    .replace('A4', size);
  writeFileSync(join(scratch, 'magazine.html'), `<style>\n${css}</style>\n`);
  const page = join(scratch, `${name}.html`);
  const head = ['-s', '-t', 'html', '--metadata', 'document-css=false', '-H', 'magazine.html'];
  run('pandoc', source(`${from}.md`), ...head, '-o', page);
  run('weasyprint', page, sample(name));
}

magazine('unseen-magazine', 'harbours', 2, 'A4');
magazine('unseen-three-columns', 'tides', 3, 'A4 landscape');
latex(
  'unseen-memoir',
  'harbours',
  ...['documentclass=memoir', 'classoption=twocolumn,9pt', 'fontfamily=charter'].flatMap((each) => [
    '-V',
    each,
  ]),
);
const typed = join(scratch, 'typed.pdf');
run('pandoc', source('harbours.md'), '-s', '-t', 'ms', '-o', 'typed.ms');
writeFileSync(typed, execFileSync('groff', ['-k', '-ms', '-Tpdf', 'typed.ms'], { cwd: scratch }));
run(
  'gs',
  '-q',
  '-dBATCH',
  '-dNOPAUSE',
  '-sDEVICE=pdfwrite',
  `-o${sample('unseen-typewriter')}`,
  typed,
);
rmSync(scratch, { recursive: true });
