import { useEffect, useRef, useState } from 'preact/hooks';
import {
  hasServerPermission,
  releaseServerPermission,
  requestServerPermission,
} from '@/lib/browser/host-permission';
import type { Saving } from '@/lib/browser/messages';
import type { PdfTab } from '@/lib/browser/pages';
import type { PdfArticle } from '@/lib/browser/pdf';
import { pdfArticle, pdfFromWeb, pdfOfTab } from '@/lib/browser/pdf';
import { savePdf, type PdfFailure } from '@/lib/browser/tab-pdf';
import type { Article } from '@/lib/clips/article';
import { isWebAddress } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import { PdfNotReadable } from '@/lib/pdf/not-readable';
import type { ClipDatabase } from '@/lib/store/database';

/** Stage of clipping a PDF. */
export type PdfStep =
  | { readonly at: 'loading' }
  /** Permission for its host is needed; `refused` once the user has denied it. */
  | { readonly at: 'asking'; readonly refused: boolean }
  | { readonly at: 'reading'; readonly share: number }
  | { readonly at: 'read'; readonly found: PdfArticle; readonly bytes: Bytes }
  | { readonly at: 'failed'; readonly why: PdfFailure; readonly bytes: Bytes | null };

type Bytes = Uint8Array<ArrayBuffer>;

/** Loads and reads the PDF of a tab, and saves the result. */
export function usePdf(db: ClipDatabase, tab: PdfTab) {
  const [step, setStep] = useState<PdfStep>({ at: 'loading' });
  const [saving, setSaving] = useState<Saving>('idle');
  const lifetime = useRef(new AbortController());
  const { url } = tab;

  const read = async (bytes: Bytes) => {
    setStep({ at: 'reading', share: 0 });
    const { signal } = lifetime.current;
    const onProgress = (share: number) => setStep({ at: 'reading', share });
    try {
      setStep({ at: 'read', found: await pdfArticle(bytes, url, { signal, onProgress }), bytes });
    } catch (error) {
      setStep({ at: 'failed', why: problemOf(error), bytes });
    }
  };
  const load = async () => {
    setStep({ at: 'loading' });
    try {
      const bytes = await pdfFromWeb(url);
      if (bytes === 'offline') setStep({ at: 'failed', why: 'offline', bytes: null });
      else await read(bytes);
    } catch (error) {
      setStep({ at: 'failed', why: problemOf(error), bytes: null });
    }
  };
  useEffect(() => {
    void (async () => {
      const bytes = await pdfOfTab(tab);
      if (bytes) await read(bytes);
      else if (!isWebAddress(url)) setStep({ at: 'failed', why: 'offline', bytes: null });
      else if (await hasServerPermission(url)) await load();
      else setStep({ at: 'asking', refused: false });
    })();
    const { current } = lifetime;
    return () => current.abort();
  }, [url]);

  return {
    step,
    saving,
    /** Asks before anything else: the browser allows that only within the click itself. */
    ask: () => {
      void requestServerPermission(url).then(async (granted) => {
        if (!granted) return setStep({ at: 'asking', refused: true });
        await load();
        await releaseServerPermission(url);
      });
    },
    stop: () => lifetime.current.abort(),
    save: async (article: Article, draft: Draft) => {
      setSaving('saving');
      const bytes = step.at === 'read' || step.at === 'failed' ? step.bytes : null;
      setSaving(await savePdf(db, { article, draft, tabId: tab.id }, bytes));
    },
  };
}

const problemOf = (error: unknown): PdfFailure =>
  error instanceof PdfNotReadable ? error.problem : 'damaged';
