import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { TagUse } from '@/lib/clips/tag-counts';
import type { Place } from '@/lib/store/queries';
import type { IconName } from '../controls/Icon';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';
import { TagTree } from '../tags/TagTree';
import { useRoving } from './use-roving';

const PLACES: readonly { place: Place; icon: IconName }[] = [
  { place: 'inbox', icon: 'inbox' },
  { place: 'reading', icon: 'book' },
  { place: 'done', icon: 'read' },
  { place: 'starred', icon: 'star' },
  { place: 'archive', icon: 'archive' },
  { place: 'trash', icon: 'trash' },
];

interface Props {
  /** `null` while search results are shown. */
  readonly place: Place | null;
  readonly tag: string | null;
  readonly placeCounts: Readonly<Record<Place, number>>;
  readonly uses: readonly TagUse[];
  readonly onPlace: (place: Place) => void;
  readonly onTag: (tag: string | null) => void;
  readonly onEditTag: (tag: string) => void;
  /** Content between the places and the tags. */
  readonly children?: ComponentChildren;
}

/** Places and tags, each with its number of clips. */
export function Sidebar(props: Props) {
  const { place, tag, placeCounts, uses, onPlace, onTag, onEditTag, children } = props;
  const { text } = useStrings();
  const [shown, setShown] = useState(false);
  const box = useRef<HTMLElement>(null);
  useRoving(box);
  return (
    <nav ref={box} class="sidebar" aria-label={text('placesLabel')}>
      <div class="sidebar-top">
        <Places place={place} placeCounts={placeCounts} onPlace={onPlace} />
        {children}
        {uses.length > 0 && (
          <button
            type="button"
            class="tags-toggle"
            data-testid="tags-toggle"
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            <Icon name="tag" /> <span>{text('tagsLabel')}</span>
          </button>
        )}
      </div>
      {uses.length > 0 && (
        <section class="tag-panel" data-shown={shown} aria-label={text('tagsLabel')}>
          <h2>{text('tagsLabel')}</h2>
          <TagTree
            uses={uses}
            tag={tag}
            onTag={(next) => {
              setShown(false);
              onTag(next);
            }}
            onEdit={onEditTag}
          />
        </section>
      )}
    </nav>
  );
}

function Places({ place, placeCounts, onPlace }: Pick<Props, 'place' | 'placeCounts' | 'onPlace'>) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  return (
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
      <li>
        <a class="button" href="#/highlights" data-testid="open-highlights">
          <Icon name="highlight" />
          <span>{text('highlights')}</span>
        </a>
      </li>
    </ul>
  );
}
