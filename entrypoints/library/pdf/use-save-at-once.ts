import { useEffect } from 'preact/hooks';
import { closeThisTab, showThisTab } from '@/lib/browser/pages';
import type { ClipDatabase } from '@/lib/store/database';
import { draftAtOnce } from '@/lib/store/draft-at-once';
import type { usePdf } from './use-pdf';

/**
 * Saves a PDF as soon as it has been read, if that was requested. The page, opened behind the tab,
 * closes when done, or comes to the front if it needs the user.
 */
export function useSaveAtOnce(
  db: ClipDatabase,
  { step, saving, save }: ReturnType<typeof usePdf>,
  atOnce: boolean,
): void {
  useEffect(() => {
    if (!atOnce) return;
    if (step.at === 'asking' || step.at === 'failed') void showThisTab();
    if (step.at !== 'read') return;
    const { article } = step.found;
    if (saving === 'idle') void draftAtOnce(db, article).then((draft) => save(article, draft));
    else if (saving === 'saving') return;
    else if ('failed' in saving) void showThisTab();
    else if (document.hidden) void closeThisTab();
  }, [atOnce, step.at, saving]);
}
