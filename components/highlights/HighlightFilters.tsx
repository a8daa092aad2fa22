import type { Colour } from '@/lib/clips/highlight';
import { Colours } from '../reader/Colours';
import { useStrings } from '../strings';

const GROUPS = ['day', 'clip', 'colour', 'tag'] as const;

/** Which highlights are shown, and how they are grouped. */
export interface Filters {
  readonly group: (typeof GROUPS)[number];
  readonly colour: Colour | null;
  readonly tag: string | null;
  readonly noted: boolean;
}

interface Props {
  readonly filters: Filters;
  /** Tags that occur on highlights. */
  readonly tags: readonly string[];
  readonly onChange: (part: Partial<Filters>) => void;
}

/** Controls for grouping and filtering highlights. */
export function HighlightFilters({ filters, tags, onChange }: Props) {
  const { text } = useStrings();
  const { group, colour, tag, noted } = filters;
  // The chosen tag stays in the menu even after its last highlight loses it.
  const offered = tag === null || tags.includes(tag) ? tags : [tag, ...tags];
  return (
    <div class="marked-filters">
      <select
        data-testid="marked-group"
        aria-label={text('highlightsGroup')}
        title={text('highlightsGroup')}
        value={group}
        onChange={({ currentTarget: { value } }) => {
          const chosen = GROUPS.find((each) => each === value);
          if (chosen) onChange({ group: chosen });
        }}
      >
        {GROUPS.map((each) => (
          <option key={each} value={each}>
            {text(`group_${each}`)}
          </option>
        ))}
      </select>
      {offered.length > 0 && (
        <select
          data-testid="marked-tag"
          aria-label={text('tagsLabel')}
          value={tag ?? ''}
          onChange={({ currentTarget: { value } }) => onChange({ tag: value || null })}
        >
          <option value="">{text('anyTag')}</option>
          {offered.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      )}
      <span class="marked-colours" role="group" aria-label={text('group_colour')}>
        <Colours
          chosen={colour}
          onChoose={(chosen) => onChange({ colour: chosen === colour ? null : chosen })}
        />
      </span>
      <label class="marked-noted">
        <input
          type="checkbox"
          data-testid="marked-noted"
          checked={noted}
          onChange={({ currentTarget: { checked } }) => onChange({ noted: checked })}
        />
        {text('onlyNoted')}
      </label>
    </div>
  );
}
