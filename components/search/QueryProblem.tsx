import type { QueryError } from '@/lib/search/query/ast';
import { useStrings } from '../strings';

/** Id of the element that describes the search box while its query is invalid. */
export const PROBLEM_ID = 'query-problem';

/** Says what is wrong with a query, and shows the character where the error begins. */
export function QueryProblem({ value, problem }: { value: string; problem: QueryError }) {
  const { text, language } = useStrings();
  const { at, key, found } = problem;
  const [wrong = ' '] = Array.from(value.slice(at));
  const place = Array.from(value.slice(0, at)).length + 1;
  return (
    <div id={PROBLEM_ID} class="query-problem" data-testid="query-problem">
      <p>{text(key, found)}</p>
      <p class="query-place">
        <span class="visually-hidden">
          {text('queryAt', new Intl.NumberFormat(language).format(place))}
        </span>
        <code aria-hidden="true" dir="auto">
          {value.slice(Math.max(0, at - 40), at)}
          <mark data-testid="query-at">{wrong}</mark>
          {value.slice(at + wrong.length, at + 40)}
        </code>
      </p>
    </div>
  );
}
