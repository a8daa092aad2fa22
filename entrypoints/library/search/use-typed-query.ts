import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Query } from '@/lib/search/query/ast';
import { EVERYTHING, QueryError } from '@/lib/search/query/ast';
import { parseQuery } from '@/lib/search/query/parse';

/** Errors in a query are reported when the user pauses, not at each keystroke. */
const PAUSE_MS = 700;

/** Parses the text typed; while it is invalid, keeps the last valid query. */
export function useTypedQuery(typed: string) {
  const [paused, setPaused] = useState<string | null>(null);
  const sensible = useRef<Query | null>(null);
  const problem = useMemo(() => {
    try {
      const query = parseQuery(typed, { typing: true });
      sensible.current = query === EVERYTHING ? null : query;
      return null;
    } catch (error) {
      if (error instanceof QueryError) return error;
      throw error;
    }
  }, [typed]);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return {
    /** `null` if everything is to be found. */
    query: sensible.current,
    /** Shown once the user has paused or pressed Enter. */
    problem: paused === typed ? problem : null,
    submit: () => setPaused(typed),
  };
}
