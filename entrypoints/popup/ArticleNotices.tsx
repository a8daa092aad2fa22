import { useStrings } from '@/components/strings';
import type { Article } from '@/lib/clips/article';
import type { Page } from './use-page';
import { countUnsure } from '@/lib/extraction/output/choice';

interface Props {
  readonly article: Article;
  readonly onLink: (url: string) => void;
  readonly pages: Pick<Page, 'joined' | 'getPages'>;
  /** Shows the first uncertain passage, to be kept or left out. */
  readonly onUnsure: () => void;
}

const DOUBTS = {
  'several articles': 'doubtSeveral',
  'hardly an article': 'doubtHardly',
  unsure: 'doubtUnsure',
} as const;

const NOTES = { getting: 'gettingPages', cut: 'pagesCut' } as const;

/** Notices about the article that the user should see before saving. */
export function ArticleNotices({ article, pages, onLink, onUnsure }: Props) {
  const { text, count } = useStrings();
  const { paywalled, receipt } = article;
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
      <OtherPages article={article} pages={pages} onLink={onLink} />
      {paywalled && (
        <p class="aside-note" data-testid="paywall-note">
          {text('paywalled')}
        </p>
      )}
    </>
  );
}

/** Says that the article has several pages, and how many of them are in the clip. */
function OtherPages({
  article: { nextPage, previousPage },
  pages: { joined, getPages },
  onLink,
}: Omit<Props, 'onUnsure'>) {
  const { text } = useStrings();
  if (joined === 'whole') {
    return (
      <p class="aside-note" role="status" data-testid="pages-joined">
        {text('pagesJoined')}
      </p>
    );
  }
  if (nextPage === null && previousPage === null) return null;
  return (
    <div class="notice" data-testid="next-page-notice">
      <p role="status">{text(joined === null ? 'morePages' : NOTES[joined])}</p>
      {joined !== 'getting' && (
        <p class="notice-actions">
          {joined === null && (
            <button type="button" data-testid="get-pages" onClick={() => void getPages()}>
              {text('getPages')}
            </button>
          )}
          {nextPage !== null && (
            <button type="button" onClick={() => onLink(nextPage)}>
              {text('openNextPage')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
