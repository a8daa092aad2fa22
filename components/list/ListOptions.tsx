import type { ListLayout, ListOrder, ListView } from '@/lib/clips/list-view';
import { LAYOUTS, ORDERS } from '@/lib/clips/list-view';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';

interface Props {
  readonly view: ListView;
  /** Whether the list can be sorted; search results have their own order. */
  readonly sortable: boolean;
  readonly onChange: (part: Partial<ListView>) => void;
}

/** Controls for the list's layout and sort order. */
export function ListOptions({ view, sortable, onChange }: Props) {
  const { text } = useStrings();
  return (
    <div class="list-options">
      {sortable && (
        <select
          data-testid="list-order"
          aria-label={text('listOrder')}
          value={view.order}
          onChange={({ currentTarget: { value } }) => {
            const order = ORDERS.find((each): each is ListOrder => each === value);
            if (order) onChange({ order });
          }}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {text(`order_${order}`)}
            </option>
          ))}
        </select>
      )}
      <div class="layouts" role="group" aria-label={text('listLayout')}>
        {LAYOUTS.map((layout: ListLayout) => (
          <button
            key={layout}
            type="button"
            class="quiet"
            data-testid={`layout-${layout}`}
            aria-label={text(`layout_${layout}`)}
            title={text(`layout_${layout}`)}
            aria-pressed={layout === view.layout}
            onClick={() => onChange({ layout })}
          >
            <Icon name={layout} />
          </button>
        ))}
      </div>
    </div>
  );
}
