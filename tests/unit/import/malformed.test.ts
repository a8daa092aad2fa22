import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { file, rowsOf, zipped } from './files';

const HEAD = 'title,url,time_added,tags,status\n';

const titles = async (...files: Parameters<typeof rowsOf>) =>
  (await rowsOf(...files)).map((row) => ('item' in row ? row.item.title : row));

const utf16 = (text: string, bigEndian: boolean) => {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  Array.from(text).forEach((char, at) => view.setUint16(at * 2, char.charCodeAt(0), !bigEndian));
  return bytes;
};

const ROW = `${HEAD}Café – Übergröße,https://a.example/1,1700000000,a,unread\n`;

test.each([
  ['UTF-8', strToU8(ROW)],
  ['UTF-8 with a byte order mark', strToU8(`\uFEFF${ROW}`)],
  ['UTF-16 LE with a byte order mark', utf16(`\uFEFF${ROW}`, false)],
  ['UTF-16 BE with a byte order mark', utf16(`\uFEFF${ROW}`, true)],
  ['UTF-16 LE without a byte order mark', utf16(ROW, false)],
  ['Windows-1252', Uint8Array.from(ROW, (char) => (char === '–' ? 0x96 : char.charCodeAt(0)))],
])('%s is detected', async (_encoding, bytes) => {
  expect(await titles(file('x.csv', new Uint8Array(bytes)))).toEqual(['Café – Übergröße']);
});

test.each(['\r\n', '\n', '\r'])('lines can end with %j, even within quotes', async (end) => {
  const csv = `${HEAD}"One\nmore",https://a.example/1,,,\nTwo,https://a.example/2,,,\n`;
  expect(await titles(file('x.csv', csv.replaceAll('\n', end)))).toEqual(['One more', 'Two']);
});

test('an unclosed quote affects only its own line', async () => {
  const csv = `${HEAD}One,https://a.example/1,,,
"Never closed,https://a.example/2,,,
"Three, ""quoted""",https://a.example/3,,,
"Four"x,https://a.example/4,,,
Five,https://a.example/5,,,
`;
  expect(await titles(file('x.csv', csv))).toMatchObject([
    'One',
    { row: 3, problem: 'quote without end', detail: '"Never closed,https://a.example/2,,,' },
    'Three, "quoted"',
    { row: 5, problem: 'quote without end' },
    'Five',
  ]);
});

test('an unclosed quote does not swallow a large file', async () => {
  const rows = Array.from({ length: 60_000 }, (_each, at) => `T${at},https://a.example/${at},,,`);
  const csv = `${HEAD}"Never closed,https://a.example/x,,,\n${rows.join('\n')}\n`;
  const read = await rowsOf(file('x.csv', csv));
  expect(read).toHaveLength(60_001);
  expect(read.filter((row) => 'problem' in row)).toHaveLength(1);
});

test.each([
  ['', 'no address'],
  ['   ', 'no address'],
  ['not an address', 'not an address'],
  ['http://', 'not an address'],
  ['javascript:alert(1)', 'not a web address'],
  ['ftp://a.example/x', 'not a web address'],
  ['mailto:ana@a.example', 'not a web address'],
  [`https://a.example/${'x'.repeat(11_000)}`, 'too large'],
])('the URL %j is reported as “%s”, with its row', async (url, problem) => {
  const csv = `${HEAD}Bad,${url},,,\nGood,https://a.example/1,,,\n`;
  expect(await titles(file('x.csv', csv))).toMatchObject([
    { row: 2, title: 'Bad', problem },
    'Good',
  ]);
});

test.each(['', 'yesterday', '99999999999999999999', '-5', '0', '2023-99-99'])(
  'the invalid date %j is ignored, and the row is imported',
  async (date) => {
    const [row] = await rowsOf(file('x.csv', `${HEAD}One,https://a.example/1,${date},,\n`));
    expect(row).toMatchObject({ item: { title: 'One', savedAt: null } });
  },
);

test('HTML in a title is converted to text, except for what is not markup', async () => {
  const csv = `${HEAD}"<b>Fish</b> &amp; chips<br/>now",https://a.example/1,,,
The <div> element &lt;i&gt;,https://a.example/2,,,
"<img src=x onerror=alert(1)>",https://a.example/3,,,
`;
  expect(await titles(file('x.csv', csv))).toEqual([
    'Fish & chipsnow',
    'The <div> element <i>',
    '<img src=x onerror=alert(1)>',
  ]);
});

test('rows with too few or too many cells are read as far as possible', async () => {
  const csv = `${HEAD}One,https://a.example/1\nTwo,https://a.example/2,,,,,,\n\n,\n`;
  expect(await titles(file('x.csv', csv))).toMatchObject(['One', 'Two', { problem: 'no address' }]);
});

test('truncated JSON yields its complete entries, and is reported', async () => {
  const entry = { is_archived: 0, is_starred: 0, title: 'One "\\" [', url: 'https://a.example/1' };
  const json = JSON.stringify([entry, { ...entry, url: 'https://a.example/2' }]);
  expect(await titles(file('x.json', json.slice(0, -20)))).toMatchObject([
    'One "\\" [',
    { row: 2, problem: 'cut off' },
  ]);
});

test('an invalid element does not affect the others', async () => {
  const good = { is_archived: 0, is_starred: 0, title: 'One', url: 'https://a.example/1' };
  const json = `[${JSON.stringify(good)},null,{"url":5,"title":"Bad"},[1,[2]],{"url":},${JSON.stringify(good)}]`;
  expect(await titles(file('x.json', json))).toMatchObject([
    'One',
    { row: 2, problem: 'invalid' },
    { row: 3, title: 'Bad', problem: 'invalid' },
    { row: 4, problem: 'invalid' },
    { row: 5, problem: 'invalid' },
    'One',
  ]);
});

test('unsafe names in an archive are rejected, and other files are read', async () => {
  const csv = (title: string) => `${HEAD}${title},https://a.example/${title},,,\n`;
  const zip = zipped('x.zip', {
    '../../etc/part.csv': csv('a'),
    '/root/part.csv': csv('b'),
    'C:\\part.csv': csv('c'),
    'fine/part.csv': csv('d'),
  });
  expect(await titles(zip)).toMatchObject([
    { title: '../../etc/part.csv', problem: 'unsafe name' },
    { problem: 'unsafe name' },
    { problem: 'unsafe name' },
    'd',
  ]);
});

test('a zip bomb is not unpacked, and other files in its archive are read', async () => {
  const zip = zipped('x.zip', {
    'bomb.csv': new Uint8Array(120_000_000),
    'part.csv': `${HEAD}One,https://a.example/1,,,\n`,
  });
  expect(zip.blob.size).toBeLessThan(1_000_000);
  expect(await titles(zip)).toMatchObject([{ title: 'bomb.csv', problem: 'too large' }, 'One']);
});

test('a zip bomb with a false size is stopped while it is unpacked', async () => {
  const rows = `${HEAD}${'One,https://a.example/1,,,\n'.repeat(4_500_000)}`;
  const bytes = zipSync({ 'bomb.csv': strToU8(rows) });
  // The unpacked size is in the central directory, 24 bytes after its signature.
  const at = bytes.findLastIndex(
    (byte, index) => byte === 0x50 && bytes[index + 1] === 0x4b && bytes[index + 2] === 1,
  );
  new DataView(bytes.buffer, bytes.byteOffset).setUint32(at + 24, 1000, true);
  let read = 0;
  let problem: string | null = null;
  try {
    for (const row of await rowsOf(file('x.zip', new Uint8Array(bytes)))) {
      if ('problem' in row) problem = row.problem;
      else read += 1;
    }
  } catch (error) {
    problem = String(error);
  }
  expect(problem).not.toBeNull();
  expect(read).toBeLessThan(4_500_000);
});

test('a truncated archive is read from its beginning as far as possible', async () => {
  const whole = zipSync(
    {
      'part_000000.csv': strToU8(`${HEAD}One,https://a.example/1,,,\n`),
      'part_000001.csv': strToU8(`${HEAD}Two,https://a.example/2,,,\n`.repeat(2000)),
    },
    { level: 0 },
  );
  const cut = whole.slice(0, whole.length / 2);
  expect(await titles(file('x.zip', new Uint8Array(cut)))).toMatchObject([
    { title: 'part_000001.csv', problem: 'cut off' },
    'One',
  ]);
});

test('empty and truncated files are reported', async () => {
  expect(await rowsOf(file('a.csv', ''))).toMatchObject([{ title: 'a.csv', problem: 'empty' }]);
  expect(await rowsOf(file('a.zip', 'PK\u0003\u0004 and no more'))).toMatchObject([
    { title: 'a.zip', problem: 'cut off' },
  ]);
});

test('quotes inside fields take linear time', async () => {
  const rows = Array.from({ length: 10_000 }, () => '"a"b,https://a.example/1,,,');
  const read = await rowsOf(
    file('x.csv', `${HEAD}${rows.join('\n')}\nLast,https://a.example/2,,,`),
  );
  expect(read).toHaveLength(10_001);
  expect(read.filter((row) => 'problem' in row)).toHaveLength(10_000);
  expect(read.at(-1)).toMatchObject({ item: { title: 'Last' } });
}, 5000);

test('a single line full of quotes takes linear time', async () => {
  const read = await rowsOf(file('x.csv', `${HEAD}${'"a"b,'.repeat(40_000)}\n`));
  expect(read).toMatchObject([{ row: 2, problem: 'quote without end' }]);
}, 5000);
