import { tokens } from './text-score.ts';

/** Metadata that an extractor reports for a page. */
export interface Claims {
  readonly title: string | null;
  readonly authors: readonly string[];
  readonly publishedAt: string | null;
}

export const FIELDS = ['title', 'author', 'date'] as const;
export type Field = (typeof FIELDS)[number];
/** `right` and `wrong` if the truth has a value, `invented` and `silent` if it has none. */
export type Verdict = 'right' | 'wrong' | 'invented' | 'silent';

/** Judges each field by loose equality; dates by the calendar day in their own time zone. */
export function judge(
  claims: Claims,
  truth: Readonly<Record<string, unknown>>,
): Readonly<Record<Field, Verdict>> {
  return {
    title: verdict(loose(claims.title), loose(truth['title'])),
    author: verdict(loose(claims.authors), loose(truth['author'] ?? truth['byline'])),
    date: verdict(
      day(claims.publishedAt),
      day(truth['date'] ?? truth['published'] ?? truth['publishedTime']),
    ),
  };
}

function verdict(claim: string, truth: string): Verdict {
  if (truth === '') return claim === '' ? 'silent' : 'invented';
  return claim === truth ? 'right' : 'wrong';
}

function loose(value: unknown): string {
  const text = Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value : '';
  return tokens(text.normalize('NFC').toLowerCase()).join(' ');
}

function day(value: unknown): string {
  return typeof value === 'string' ? (/^\d{4}-\d\d-\d\d/.exec(value.trim())?.[0] ?? '') : '';
}
