import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { handleShortcutKey } from '../use-keys';
import { articleText, selectedRange } from './article-text';
import { elementOf, markAt, paintMarks, type Mark } from './marks';

/** Range of the selected words in the article's text. */
export interface SelectedRange {
  readonly start: number;
  readonly end: number;
}

interface ArticleOptions {
  readonly settings: ReadingSettings;
  readonly marks: readonly Mark[];
  readonly onMark: (id: string) => void;
}

/** Position on the screen of something in the article's frame. */
export function boxOf(part: Element | Range): DOMRect {
  const box = part.getBoundingClientRect();
  const node = 'startContainer' in part ? part.startContainer : part;
  const page = node.ownerDocument;
  const frame = page?.defaultView?.frameElement?.getBoundingClientRect();
  return new DOMRect(box.x + (frame?.x ?? 0), box.y + (frame?.y ?? 0), box.width, box.height);
}

/** The text of an article, which positions of highlights refer to. */
export function useArticleText(main: HTMLElement | null): string {
  return useMemo(() => (main ? articleText(main).text : ''), [main]);
}

/** Connects the article to the reader: applies settings, draws marks, handles events. */
export function useArticle(main: HTMLElement | null, { settings, marks, onMark }: ArticleOptions) {
  const [selected, setSelected] = useState<SelectedRange | null>(null);
  const [coloured, setColoured] = useState<HTMLElement | null>(null);
  const [drawn, setDrawn] = useState(0);
  const page = main?.ownerDocument;

  useEffect(() => {
    const root = page?.documentElement;
    if (!root) return;
    root.dataset['font'] = settings.font;
    root.dataset['theme'] = settings.theme;
    root.style.setProperty('--size', `${settings.size}px`);
    root.style.setProperty('--spacing', String(settings.spacing));
  }, [main, settings]);

  useEffect(() => {
    if (!main?.querySelector('pre code[class^=language-]')) return;
    // Loaded only if there is code to colour.
    void import('./code-colours').then(({ colourCode }) => {
      colourCode(main);
      setColoured(main);
    });
  }, [main]);

  useEffect(() => {
    if (!main) return;
    paintMarks(main, marks);
    setDrawn((times) => times + 1);
  }, [main, marks, coloured]);

  useEffect(() => {
    if (!page || !main) return undefined;
    const lifetime = new AbortController();
    const select = () => {
      const selection = page.getSelection();
      const range = selection && selectedRange(articleText(main), selection);
      setSelected(range);
    };
    page.addEventListener('selectionchange', select, lifetime);
    // A selection made before the listener was added counts too.
    select();
    page.addEventListener('keydown', handleShortcutKey, lifetime);
    page.addEventListener(
      'click',
      ({ target }) => {
        const id = markAt(target);
        if (id !== null && page.getSelection()?.isCollapsed !== false) onMark(id);
      },
      lifetime,
    );
    return () => {
      lifetime.abort();
      setSelected(null);
    };
  }, [main, onMark]);

  return {
    selected,
    /** Changes whenever drawing has replaced text nodes, in which ranges then collapse. */
    drawn,
    /** Screen position of the selected words. */
    selectedBox: () => {
      const selection = page?.getSelection();
      return selection?.rangeCount ? boxOf(selection.getRangeAt(0)) : null;
    },
    unselect: () => page?.getSelection()?.removeAllRanges(),
    elementOf: (id: string) => (main ? elementOf(main, id) : null),
  };
}
