import { useState } from 'preact/hooks';
import type { Extraction } from '@/lib/browser/extract-from';
import { deleteDraft, keepDraft } from '@/lib/browser/drafts';
import type { Saving } from '@/lib/browser/messages';
import { sendMessage } from '@/lib/browser/messages';
import type { Article } from '@/lib/clips/article';
import { isWebAddress } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import type { ChosenBlocks } from './use-choice';
import { useChoice } from './use-choice';
import type { Page } from './use-page';
import { usePage } from './use-page';
import { useHost } from './host';

/** Why a page has no article. */
type Nothing = Extract<Extraction, { found: 'nothing' }>;

/** Stands in for the answer of a page that is slow to respond. */
const SLOW: Nothing = { found: 'nothing', why: 'slow', selection: null };

/** State of clipping a page: what was found, the user's changes, and saving. */
export interface Clipping {
  readonly page: Page;
  /** Which of the article's blocks are kept. */
  readonly blocks: ChosenBlocks;
  /** The article to save; `null` before anything was found. */
  readonly article: Article | null;
  /** Why there is no article; `null` if there is one or the page is still being read. */
  readonly nothing: Nothing | null;
  /** The page's address, if it is a web address. */
  readonly address: string | null;
  readonly draft: Required<Draft>;
  readonly saving: Saving;
  readonly saved: boolean;
  /** Overall state, exposed for tests and styles. */
  readonly state: 'loading' | 'ready' | 'unavailable' | 'saving' | 'saved' | 'error';
  readonly change: (edit: Draft) => void;
  /** Uses the selection as the article. */
  readonly choose: (selection: Article) => void;
  /** Lets the user pick a part of the page. */
  readonly pick: () => Promise<void>;
  readonly save: (what: Article | null) => Promise<void>;
}

/** Clips the page behind the popup, step by step. */
export function useClipping(db: ClipDatabase): Clipping {
  const host = useHost();
  const page = usePage(db, host);
  const [typed, setTyped] = useState<Draft>({});
  const [chosen, setChosen] = useState<Article | null>(null);
  const [saving, setSaving] = useState<Saving>('idle');
  const { tab, extraction } = page;
  const blocks = useChoice(extraction?.found === 'article' ? extraction.article : chosen);
  const { article } = blocks;
  const answer = extraction ?? (page.isSlow ? SLOW : null);
  const nothing = answer?.found === 'nothing' && chosen === null ? answer : null;
  const address = tab?.url !== undefined && isWebAddress(tab.url) ? tab.url : null;
  const draft = draftOf(page, typed, article);
  const saved = typeof saving === 'object' && 'saved' in saving;
  const found = nothing ? 'unavailable' : article ? 'ready' : 'loading';

  return {
    page,
    blocks,
    article,
    nothing,
    address,
    draft,
    saving,
    saved,
    state: stateOf(saving) ?? found,
    change(edit) {
      const next = { ...page.draft, ...typed, ...edit };
      setTyped(next);
      if (tab?.url !== undefined) void keepDraft(tab.url, next);
    },
    choose: setChosen,
    // The popup is in the way, and closes anyway once the page is clicked; the draft is kept.
    async pick() {
      if (!tab) return;
      await sendMessage('pickPart', tab.id);
      host.stepAside();
    },
    async save(what) {
      if (!what || saving === 'saving' || saved) return;
      setSaving('saving');
      const passages = isWholePage(extraction) && what === article ? blocks.passages() : null;
      if (tab && passages)
        void sendMessage('learnChoice', { tab, chosen: passages }).catch(() => undefined);
      const request = { article: what, draft, tabId: tab?.id ?? null };
      const reply = await sendMessage('saveClip', request).catch((error: unknown) => {
        return { failed: 'unexpected', detail: String(error) } as const;
      });
      if ('saved' in reply && tab?.url !== undefined) void deleteDraft(tab.url);
      setSaving(reply);
    },
  };
}

/** Whether extraction found the article by itself: nothing is learnt from a picked part. */
function isWholePage(extraction: Extraction | null): boolean {
  return extraction?.found === 'article' && extraction.choice === null;
}

function stateOf(saving: Saving): 'saving' | 'saved' | 'error' | null {
  if (saving === 'idle') return null;
  if (saving === 'saving') return 'saving';
  return 'saved' in saving ? 'saved' : 'error';
}

/**
 * The draft from what is typed now, was typed before the popup last closed, or is saved already.
 */
function draftOf({ draft, known, tab, tags }: Page, typed: Draft, article: Article | null) {
  const kept = { ...draft, ...typed };
  return {
    title: kept.title ?? known?.title ?? article?.title ?? tab?.title ?? '',
    tags: kept.tags ?? known?.tags ?? tags,
    highlights: kept.highlights ?? [],
    note: kept.note ?? known?.note ?? '',
  };
}
