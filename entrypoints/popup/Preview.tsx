import { useState } from 'preact/hooks';
import { ArticleFrame } from '@/components/reader/ArticleFrame';
import { Byline } from '@/components/reader/Byline';
import { GrowingText } from '@/components/controls/GrowingText';
import { LeadFigure } from '@/components/reader/LeadFigure';
import { ReceiptDetails } from '@/components/reader/ReceiptDetails';
import { useStrings } from '@/components/strings';
import { siteHost } from '@/lib/clips/canonical-url';
import { countUnsure } from '@/lib/extraction/output/choice';
import { includesImage } from '@/lib/clips/includes-image';
import { ArticleNotices } from './ArticleNotices';
import type { Page } from './use-page';
import type { ChosenBlocks } from './use-choice';

interface Props {
  /** Its article is `null` while it is being extracted. */
  readonly chosen: ChosenBlocks;
  readonly pages: Pick<Page, 'joined' | 'getPages'>;
  readonly title: string;
  readonly host: string | null;
  readonly sanitise: (html: string) => DocumentFragment;
  readonly onTitle: (title: string) => void;
  readonly onLink: (url: string) => void;
}

/** The article as it will be saved. */
export function Preview({ chosen, pages, title, host, sanitise, onTitle, onLink }: Props) {
  const { text } = useStrings();
  const [unsureRequests, setUnsureRequests] = useState(0);
  const { article } = chosen;
  // A lead image that is also in the text is not shown twice.
  const lead = article?.leadImage ?? null;
  const repeated = lead !== null && article !== null && includesImage(article.html, lead.url);
  return (
    <article lang={article?.lang ?? undefined} dir={article?.dir ?? 'auto'}>
      {article && (
        <ArticleNotices
          article={article}
          pages={pages}
          onLink={onLink}
          onUnsure={() => setUnsureRequests(unsureRequests + 1)}
        />
      )}
      {article?.section && <p class="section">{article.section}</p>}
      <GrowingText
        class="title"
        label={text('titleLabel')}
        testId="title"
        multiline={false}
        value={title}
        onChange={onTitle}
      />
      {article ? (
        <>
          {article.standfirst !== undefined && <p class="standfirst">{article.standfirst}</p>}
          <Byline source={article} />
          {lead && !repeated && <LeadFigure image={lead} />}
        </>
      ) : (
        <Reading host={host} />
      )}
      <ArticleFrame
        html={article?.html ?? null}
        lang={article?.lang ?? null}
        dir={article?.dir ?? null}
        images
        sanitise={sanitise}
        onLink={onLink}
      />
      {article?.receipt && (
        <ReceiptDetails
          receipt={article.receipt}
          unsure={countUnsure(article.receipt)}
          options={chosen.options}
          isKept={chosen.isKept}
          onToggle={chosen.toggle}
          requests={unsureRequests}
        />
      )}
    </article>
  );
}

/** Placeholder for the article until it has been read. */
function Reading({ host }: Pick<Props, 'host'>) {
  const { text } = useStrings();
  return (
    <>
      <p class="byline">{host === null ? '' : siteHost(host)}</p>
      <div class="skeleton" role="status" aria-label={text('extracting')}>
        <span />
        <span />
        <span />
        <span />
        <span />
      </div>
    </>
  );
}
