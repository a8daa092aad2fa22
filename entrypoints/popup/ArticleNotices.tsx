import { useStrings } from '@/components/strings';
import type { Article } from '@/lib/clips/article';
import { countUnsure } from '@/lib/extraction/output/choice';

interface Props {
  readonly article: Article;
  readonly onLink: (url: string) => void;
  /** Shows the first passage that is unsure, to be kept or left out. */
  readonly onUnsure: () => void;
}

const DOUBTS = {
  'several articles': 'doubtSeveral',
  'hardly an article': 'doubtHardly',
  unsure: 'doubtUnsure',
} as const;

/** What the person should know of the article before keeping it. */
export function ArticleNotices({ article, onLink, onUnsure }: Props) {
  const { text, count } = useStrings();
  const { nextPage, paywalled, receipt } = article;
  const doubt = receipt?.doubt ?? null;
  const unsure = receipt ? countUnsure(receipt) : 0;
  return (
    <>
      {doubt !== null && (
        <div class="notice" data-testid="doubt-notice">
          <p>{text(DOUBTS[doubt])}</p>
        </div>
      )}
      {unsure > 0 && (
        <p class="aside-note">
          <button type="button" class="link" data-testid="unsure-passages" onClick={onUnsure}>
            {count('unsurePassages', unsure)}
          </button>
        </p>
      )}
      {nextPage !== null && (
        <div class="notice" data-testid="next-page-notice">
          <p>{text('morePages')}</p>
          <p class="notice-actions">
            <button type="button" onClick={() => onLink(nextPage)}>
              {text('openNextPage')}
            </button>
          </p>
        </div>
      )}
      {paywalled && (
        <p class="aside-note" data-testid="paywall-note">
          {text('paywalled')}
        </p>
      )}
    </>
  );
}
