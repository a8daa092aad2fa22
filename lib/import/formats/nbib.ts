import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle, publishedOf, textOrNull } from '../reading/fields';
import { linesOf } from '../reading/lines';
import { inOrder } from '../reading/names';
import { publicationIn } from '../reading/publication';
import { checkItem } from '../reading/rows';

const LINE = /^([A-Z]{2,4}) *- ([^]*)$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Parses `2020 Jan 5`, as precise as given. */
function dateOf(value: string): string | null {
  const [year = '', month = '', day = ''] = value.split(/[\s-]+/);
  const at = MONTHS.indexOf(month.slice(0, 3).toLowerCase());
  if (at === -1) return publishedOf(year);
  const parts = [
    year,
    String(at + 1).padStart(2, '0'),
    ...(/^\d+$/.test(day) ? [day.padStart(2, '0')] : []),
  ];
  return publishedOf(parts.join('-'));
}

const nameOf = (name: string) => {
  const [family = '', given = ''] = name.split(/,\s*/);
  return inOrder({ family, given });
};

function itemOf(fields: readonly (readonly [string, string])[]): ImportItem {
  const all = (tag: string) => fields.flatMap(([name, value]) => (name === tag ? [value] : []));
  const first = (tag: string) => all(tag)[0] ?? null;
  const ids = [...all('LID'), ...all('AID')];
  const doi =
    ids
      .find((id) => id.endsWith('[doi]'))
      ?.slice(0, -'[doi]'.length)
      .trim() ?? null;
  const pmid = first('PMID');
  const url =
    pmid === null
      ? doi === null
        ? ''
        : `https://doi.org/${doi}`
      : `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`;
  const full = all('FAU');
  return {
    ...bareItem(url),
    title: plainTitle(first('TI') ?? first('BTI')),
    authors: [...(full.length > 0 ? full : all('AU')).map(nameOf), ...all('CN')],
    siteName: plainTitle(first('JT') ?? first('TA')),
    publishedAt: dateOf(first('DP') ?? ''),
    excerpt: textOrNull(first('AB')),
    tags: [...all('OT'), ...all('MH')].map((tag) => tag.replace(/^\*/, '')),
    lang: first('LA'),
    doi,
    publication: publicationIn('article-journal', {
      container: plainTitle(first('JT') ?? first('TA')),
      volume: first('VI'),
      issue: first('IP'),
      pages: first('PG'),
      publisher: first('PB'),
      issn: first('IS')?.split('(', 1)[0]?.trim() ?? null,
      edition: null,
    }),
  };
}

/**
 * PubMed’s `.nbib`: lines of `TAG - value` beginning with `PMID`, records separated by empty lines.
 */
export const nbib: ImportFormat = {
  id: 'nbib',
  name: 'PubMed (nbib)',
  recognises: ({ text }) => /^\s*PMID *- \d+/.test(text),
  async *rows(file) {
    let row = 0;
    let fields: [string, string][] = [];
    let lines: string[] = [];
    const record = () => {
      row += 1;
      const text = `${lines.join('\n')}\n`;
      const whole = checkItem(itemOf(fields), row, { kind: 'text', text, extension: 'nbib' });
      [fields, lines] = [[], []];
      return whole;
    };
    for await (const line of linesOf(decodeText(file.stream()))) {
      const [, tag = '', value = ''] = LINE.exec(line) ?? [];
      const last = fields.at(-1);
      if (tag === 'PMID' && fields.length > 0) yield record();
      if (line.trim() !== '') lines.push(line);
      if (tag !== '') fields.push([tag, value.trim()]);
      else if (last && /^\s+\S/.test(line)) last[1] += ` ${line.trim()}`;
    }
    if (fields.length > 0) yield record();
  },
};
