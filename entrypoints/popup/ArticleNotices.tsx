import { useStrings } from '@/components/strings';
import type { Article } from '@/lib/clips/article';

interface Props {
  readonly article: Article;
  readonly onLink: (url: string) => void;
}

/** What the person should know of the article before keeping it. */
export function ArticleNotices({ article, onLink }: Props) {
  const { text } = useStrings();
  const { nextPage, paywalled, receipt } = article;
  const doubt = receipt?.doubt ?? null;
  return (
    <>
      {doubt !== null && (
        <div class="notice" data-testid="doubt-notice">
          <p>{text(doubt === 'several articles' ? 'doubtSeveral' : 'doubtHardly')}</p>
        </div>
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
