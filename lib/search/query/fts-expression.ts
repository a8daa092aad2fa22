import { cjkTokens, runsOf } from '../text/tokens';
import type { Query, Words } from './ast';

/** Converts words to an FTS5 phrase, tokenised like `indexedText`. */
function phraseOf({ text, prefix, fields }: Words): string {
  const runs = runsOf(text);
  const tokens = runs.flatMap((run, index) => {
    if (!run.cjk) return [run.text];
    const each = cjkTokens(run.text);
    // A last character without a successor would only match at the end of a run.
    return index === runs.length - 1 && each.length > 1 ? each.slice(0, -1) : each;
  });
  const last = runs.at(-1);
  const open = last?.cjk ? Array.from(last.text).length === 1 : prefix;
  const where = fields ? `{${fields.join(' ')}} : ` : '';
  return `(${where}"${tokens.join(' ')}"${open ? ' *' : ''})`;
}

/**
 * Converts a query to an FTS5 expression; `null` if it involves more than words, or only excluded
 * ones, which FTS5 cannot express.
 */
export function ftsExpressionOf(query: Query): string | null {
  switch (query.kind) {
    case 'words':
      return phraseOf(query);
    case 'or': {
      const parts = query.parts.map(ftsExpressionOf);
      return parts.includes(null) ? null : `(${parts.join(' OR ')})`;
    }
    case 'and': {
      const wanted: string[] = [];
      const excluded: string[] = [];
      for (const part of query.parts) {
        const match = ftsExpressionOf(part.kind === 'not' ? part.part : part);
        if (match === null) return null;
        (part.kind === 'not' ? excluded : wanted).push(match);
      }
      if (wanted.length === 0) return null;
      const all = wanted.length === 1 ? wanted.join('') : `(${wanted.join(' AND ')})`;
      return excluded.length === 0 ? all : `(${all} NOT (${excluded.join(' OR ')}))`;
    }
    default:
      return null;
  }
}
