import { useState } from 'preact/hooks';
import type { Extraction } from '@/lib/browser/extract-from';
import { dropDraft, keepDraft } from '@/lib/browser/drafts';
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

/** That there is no article on a page, and why. */
type Nothing = Extract<Extraction, { found: 'nothing' }>;

/** What stands in for the answer of a page that takes its time. */
const SLOW: Nothing = { found: 'nothing', why: 'slow', selection: null };

/** A page on its way to being a clip: what was found, what the person makes of it, and the save. */
export interface Clipping {
  readonly page: Page;
  /** Which of the article's blocks are kept. */
  readonly blocks: ChosenBlocks;
  /** What will be saved; `null` before anything was found. */
  readonly article: Article | null;
  /** Why there is no article; `null` where there is one or the page is still being read. */
  readonly nothing: Nothing | null;
  /** The page's address, where it is one of the web. */
  readonly address: string | null;
  readonly draft: Required<Draft>;
  readonly saving: Saving;
  readonly saved: boolean;
  /** For whoever looks at the popup from outside: tests, styles. */
  readonly state: 'loading' | 'ready' | 'unavailable' | 'saving' | 'saved' | 'error';
  readonly change: (edit: Draft) => void;
  /** Takes the selection for the article. */
  readonly choose: (selection: Article) => void;
  /** Lets the person point at a part of the page. */
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
    // A popup is in the way, and closes anyway once the page is pointed at; the draft is kept.
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
      if ('saved' in reply && tab?.url !== undefined) void dropDraft(tab.url);
      setSaving(reply);
    },
  };
}

/** Whether the article was found by extraction alone: of a part that was picked nothing is learnt. */
function isWholePage(extraction: Extraction | null): boolean {
  return extraction?.found === 'article' && extraction.choice === null;
}

function stateOf(saving: Saving): 'saving' | 'saved' | 'error' | null {
  if (saving === 'idle') return null;
  if (saving === 'saving') return 'saving';
  return 'saved' in saving ? 'saved' : 'error';
}

/** What is typed now, was typed before the popup last closed, or is there already. */
function draftOf({ draft, known, tab, tags }: Page, typed: Draft, article: Article | null) {
  const kept = { ...draft, ...typed };
  return {
    title: kept.title ?? known?.title ?? article?.title ?? tab?.title ?? '',
    tags: kept.tags ?? known?.tags ?? tags,
    highlights: kept.highlights ?? [],
    note: kept.note ?? known?.note ?? '',
  };
}
