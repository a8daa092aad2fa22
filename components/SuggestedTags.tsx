import { normaliseTags } from '@/lib/clips/tags';
import { useStrings } from './strings';

/** More would take the popup's room from the article. */
const MOST = 5;

interface Props {
  /** What the page says it is about. */
  readonly keywords: readonly string[];
  readonly tags: readonly string[];
  readonly onAdd: (tag: string) => void;
}

/** The page's own keywords, each a tag after one press. */
export function SuggestedTags({ keywords, tags, onAdd }: Props) {
  const { text } = useStrings();
  const taken = new Set(tags.map((tag) => tag.toLowerCase()));
  const left = normaliseTags(keywords).filter((tag) => !taken.has(tag.toLowerCase()));
  if (left.length === 0) return null;
  return (
    <div class="suggested-tags" role="group" aria-label={text('suggestedTags')}>
      {left.slice(0, MOST).map((tag) => (
        <button
          key={tag}
          type="button"
          data-testid="suggested-tag"
          aria-label={text('addTag', tag)}
          onClick={() => onAdd(tag)}
        >
          + {tag}
        </button>
      ))}
    </div>
  );
}
