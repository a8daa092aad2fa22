import type { Query, State, Thing } from './ast';
import { startOfDay } from './dates';
import { mentionsTrash } from './matches-query';
import { ftsExpressionOf } from './fts-expression';

/** A compiled query: an expression for the FTS5 table, and a condition on a clip's row. */
export interface Compiled {
  /** The expression for MATCH; `null` if no words are searched at the top level. */
  readonly match: string | null;
  /** Condition on `clips`. */
  readonly where: string;
  readonly bind: readonly (string | number)[];
}

/** The bits of `clips.flags`. */
export const FLAGS: Readonly<Record<State | `has-${Thing}`, number>> = {
  unread: 1,
  archived: 2,
  starred: 4,
  highlighted: 8,
  textless: 16,
  trashed: 32,
  'has-note': 64,
  'has-image': 128,
  'has-code': 256,
  'has-table': 512,
};

/**
 * Compiles a query. Parts that FTS5 can evaluate alone are left to it, since its results are
 * ranked.
 */
export function compile(query: Query): Compiled {
  const parts = query.kind === 'and' ? query.parts : [query];
  const forWords = parts.filter(
    (part) => ftsExpressionOf(part.kind === 'not' ? part.part : part) !== null,
  );
  const match = ftsExpressionOf({ kind: 'and', parts: forWords });
  const rest = match === null ? parts : parts.filter((part) => !forWords.includes(part));
  const bind: (string | number)[] = [];
  const conditions = rest.map((part) => condition(part, bind));
  if (!mentionsTrash(query)) conditions.push(`clips.flags & ${FLAGS.trashed} = 0`);
  return { match, where: conditions.join(' AND ') || 'TRUE', bind };
}

/** An upper bound for all texts that begin with a text. */
const after = (beginning: string) => `${beginning}\u{10ffff}`;

function condition(query: Query, bind: (string | number)[]): string {
  switch (query.kind) {
    case 'and':
    case 'or': {
      const parts = query.parts.map((part) => condition(part, bind));
      if (parts.length === 0) return query.kind === 'and' ? 'TRUE' : 'FALSE';
      return `(${parts.join(query.kind === 'and' ? ' AND ' : ' OR ')})`;
    }
    case 'not':
      return `NOT ${condition(query.part, bind)}`;
    case 'words':
      bind.push(ftsExpressionOf(query) ?? '');
      return '(clips.number IN (SELECT rowid FROM words WHERE words MATCH ?))';
    case 'tag': {
      const [from, to] = query.prefix
        ? [query.tag, after(query.tag)]
        : [`${query.tag}/`, after(`${query.tag}/`)];
      bind.push(query.tag, from, to);
      return '(clips.number IN (SELECT clip FROM tags WHERE tag = ? OR (tag >= ? AND tag < ?)))';
    }
    case 'host':
      bind.push(query.host, `.${query.host}`, `.${query.host}`);
      return '(clips.host = ? OR substr(clips.host, -length(?)) = ?)';
    case 'lang':
      bind.push(query.lang, `${query.lang}-`, `${query.lang}.`);
      return "(ifnull(clips.lang, '') = ? OR (ifnull(clips.lang, '') >= ? AND ifnull(clips.lang, '') < ?))";
    case 'is':
      return `(clips.flags & ${FLAGS[query.state]} <> 0)`;
    case 'has':
      return `(clips.flags & ${FLAGS[`has-${query.thing}`]} <> 0)`;
    case 'date': {
      const published = query.of === 'published';
      const { from, to } = query.days;
      const edges: string[] = [];
      const column = published ? "ifnull(clips.published, '')" : 'clips.clippedAt';
      if (published) edges.push('clips.published IS NOT NULL');
      for (const [edge, compare] of [
        [from, '>='],
        [to, '<'],
      ] as const) {
        if (edge === null) continue;
        edges.push(`${column} ${compare} ?`);
        bind.push(published ? edge : startOfDay(edge));
      }
      return `(${edges.join(' AND ') || 'TRUE'})`;
    }
  }
}
