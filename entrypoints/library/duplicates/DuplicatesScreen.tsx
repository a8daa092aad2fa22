import './duplicates.css';
import { DuplicateGroup } from '@/components/duplicates/DuplicateGroup';
import { ScreenBar } from '@/components/controls/ScreenBar';
import { IndexProgress } from '@/components/search/IndexProgress';
import { useStrings } from '@/components/strings';
import { Toast } from '@/components/controls/Toast';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import { useDuplicates } from './use-duplicates';

/** Clips that seem to be the same article, to merge or to keep apart. */
export function DuplicatesScreen({ db, client }: { db: ClipDatabase; client: SearchClient }) {
  const { text, count, language } = useStrings();
  const { index, shown, toast, closeToast, showMore, merge, separate } = useDuplicates(db, client);
  const percent = new Intl.NumberFormat(language, { style: 'percent' });
  return (
    <div class="duplicates-screen" data-testid="duplicates-screen">
      <ScreenBar testId="duplicates-back" />
      <main>
        <h1>{text('duplicatesTitle')}</h1>
        <p>{text('duplicatesIntro')}</p>
        <IndexProgress index={index} />
        {!shown && index.state !== 'failed' && <p role="status">{text('duplicatesLooking')}</p>}
        {shown?.groups.length === 0 && (
          <p class="empty" data-testid="no-duplicates">
            {text('duplicatesNone')}
          </p>
        )}
        {shown?.groups.map((group) => (
          <DuplicateGroup
            key={group.ids.join()}
            clips={group.clips}
            reason={text(
              group.sameAddress ? 'sameAddress' : 'alikeTexts',
              percent.format(group.likeness),
            )}
            onMerge={merge}
            onDistinct={() => separate(group.ids)}
          />
        ))}
        {shown && shown.more > 0 && (
          <button type="button" onClick={showMore}>
            {count('moreGroups', shown.more)}
          </button>
        )}
      </main>
      <Toast message={toast} onClose={closeToast} />
    </div>
  );
}
