import type { TagSuggestion, SuggestionSource } from '@/lib/clips/tag-suggestions';
import { useStrings } from '../strings';

/** More would take space from the article in the popup. */
const MOST_OF_PAGE = 3;
const MOST_SUGGESTIONS = 6;

interface Props {
  readonly suggestions: readonly TagSuggestion[];
  readonly tags: readonly string[];
  readonly onAdd: (tag: string) => void;
}

/** Suggested tags, each added by one press, with the reason for it. */
export function SuggestedTags({ suggestions, tags, onAdd }: Props) {
  const { text, count } = useStrings();
  const taken = new Set(tags.map((tag) => tag.toLowerCase()));
  const left: TagSuggestion[] = [];
  for (const each of suggestions) {
    const known = taken.has(each.tag.toLowerCase());
    const ofPage = left.filter(({ why }) => why.from === 'page').length;
    if (
      known ||
      left.length === MOST_SUGGESTIONS ||
      (each.why.from === 'page' && ofPage === MOST_OF_PAGE)
    ) {
      continue;
    }
    taken.add(each.tag.toLowerCase());
    left.push(each);
  }
  if (left.length === 0) return null;
  const reason = (why: SuggestionSource) => {
    if (why.from === 'page') return text('whyOfPage');
    const having = String(why.clips);
    return why.from === 'site'
      ? count('whyOfSite', why.of, having)
      : count('whyOfWords', why.of, having, why.words.join(', '));
  };
  return (
    <div class="suggested-tags" role="group" aria-label={text('suggestedTags')}>
      {left.map(({ tag, why }) => (
        <button
          key={tag}
          type="button"
          data-testid="suggested-tag"
          title={`${text('addTag', tag)}. ${reason(why)}`}
          onClick={() => onAdd(tag)}
        >
          + {tag}
          {why.from !== 'page' && (
            <small>
              {why.clips}/{why.of}
            </small>
          )}
        </button>
      ))}
    </div>
  );
}
