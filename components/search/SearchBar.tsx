import type { Order } from '@/lib/search/index/queries';
import { useStrings } from '../strings';

interface Props {
  readonly order: Order;
  /** Whether the search is saved already. */
  readonly saved: boolean;
  readonly onOrder: (order: Order) => void;
  readonly onSave: () => void;
}

const ORDERS = [
  ['relevance', 'orderRelevance'],
  ['newest', 'orderNewest'],
] as const;

/** Sort order of the results, and a button to save the search. */
export function SearchBar({ order, saved, onOrder, onSave }: Props) {
  const { text } = useStrings();
  return (
    <div class="search-bar">
      <label>
        <span class="muted">{text('orderLabel')}</span>
        <select
          data-testid="order"
          value={order}
          onChange={({ currentTarget }) =>
            onOrder(currentTarget.value === 'newest' ? 'newest' : 'relevance')
          }
        >
          {ORDERS.map(([value, name]) => (
            <option key={value} value={value}>
              {text(name)}
            </option>
          ))}
        </select>
      </label>
      <button type="button" data-testid="save-search" disabled={saved} onClick={onSave}>
        {text(saved ? 'searchSaved' : 'saveSearch')}
      </button>
    </div>
  );
}
