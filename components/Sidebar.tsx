import type { ComponentChildren } from 'preact';
import type { Shelf } from '@/lib/clips/clip';
import type { IconName } from './Icon';
import { Icon } from './Icon';
import { useStrings } from './strings';

/** A place that the library lists. */
export type Place = Shelf | 'starred';

const PLACES: readonly { place: Place; icon: IconName }[] = [
  { place: 'inbox', icon: 'inbox' },
  { place: 'starred', icon: 'star' },
  { place: 'archive', icon: 'archive' },
  { place: 'trash', icon: 'trash' },
];

interface Props {
  /** `null` where none of them is shown, but what was searched for. */
  readonly place: Place | null;
  readonly tag: string | null;
  readonly placeCounts: Readonly<Record<Place, number>>;
  readonly tagCounts: ReadonlyMap<string, number>;
  readonly onPlace: (place: Place) => void;
  readonly onTag: (tag: string | null) => void;
  /** What stands between the places and the tags. */
  readonly children?: ComponentChildren;
}

/** Places and tags, each with how many clips it has. */
export function Sidebar({ place, tag, placeCounts, tagCounts, onPlace, onTag, children }: Props) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  const tags = [...tagCounts].toSorted(([a], [b]) => a.localeCompare(b, language));
  return (
    <nav class="sidebar" aria-label={text('placesLabel')}>
      <ul>
        {PLACES.map((each) => (
          <li key={each.place}>
            <button
              type="button"
              data-testid={`place-${each.place}`}
              aria-current={each.place === place ? 'true' : undefined}
              onClick={() => onPlace(each.place)}
            >
              <Icon name={each.icon} />
              <span>{text(`place_${each.place}`)}</span>
              <span class="muted">{number.format(placeCounts[each.place])}</span>
            </button>
          </li>
        ))}
      </ul>
      {children}
      {tags.length > 0 && (
        <>
          <h2>{text('tagsLabel')}</h2>
          <ul class="sidebar-tags">
            {tags.map(([name, count]) => (
              <li key={name}>
                <button
                  type="button"
                  data-testid="tag"
                  aria-pressed={name === tag}
                  onClick={() => onTag(name === tag ? null : name)}
                >
                  <Icon name="tag" />
                  <span dir="auto">{name}</span>
                  <span class="muted">{number.format(count)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
