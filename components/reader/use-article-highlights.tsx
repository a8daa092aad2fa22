import { useEffect, useState } from 'preact/hooks';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { Colour, Highlight } from '@/lib/clips/highlight';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { useKeys } from '../use-keys';
import { HighlightEditor, SelectionBubble } from './HighlightBubble';
import type { PlacedHighlight } from './HighlightList';
import { HighlightList } from './HighlightList';
import { passageLink } from './passage-link';
import { boxOf, useArticle, useArticleText } from './use-article';
import { useHighlights } from './use-highlights';

interface HighlightsOptions {
  readonly main: HTMLElement | null;
  readonly clip: Clip;
  readonly contents: Contents | null | undefined;
  readonly settings: ReadingSettings;
  /** Number of clips per tag. */
  readonly counts: ReadonlyMap<string, number>;
  /** Id of a highlight to scroll to once the text is there; `null` for none. */
  readonly shownHighlight: string | null;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onCopy: (text: string) => void;
}

/** The highlights of an article: drawn in the text, listed, and edited in bubbles. */
export function useArticleHighlights(wanted: HighlightsOptions) {
  const { main, clip, contents, settings, shownHighlight, onEdit, onCopy } = wanted;
  const text = useArticleText(main);
  const highlighting = useHighlights(clip, contents, text, onEdit);
  const { placed, marks, open, setOpen, edit, add } = highlighting;
  const article = useArticle(main, { settings, marks, onMark: setOpen });
  const { selected } = article;
  const show = ({ highlight: { id } }: PlacedHighlight) => {
    const element = article.elementOf(id);
    if (!element) return;
    element.scrollIntoView({ block: 'center' });
    setOpen(id);
  };
  useEffect(() => {
    const requested = text !== '' && placed.find(({ highlight: { id } }) => id === shownHighlight);
    // After the reader has restored the reading position.
    if (requested) requestAnimationFrame(() => show(requested));
  }, [text !== '', shownHighlight]);
  const highlight = (colour: Colour): boolean => {
    if (!selected) return false;
    add(selected.start, selected.end, colour);
    article.unselect();
    return true;
  };
  /** The highlight that was made to write a note or tags on it. */
  const [written, setWritten] = useState<NewHighlight | null>(null);
  const annotate = (field: NewHighlight['field']) => {
    if (!selected) return;
    const id = add(selected.start, selected.end, 'yellow');
    article.unselect();
    setWritten(id === null ? null : { id, field });
    setOpen(id);
  };
  // The colour is sent too, so that the removal can be undone.
  const remove = ({ id, colour }: Highlight) => edit({ id, colour, removed: true });
  useKeys((key) => {
    const next = key === 'n' ? 1 : key === 'p' ? -1 : 0;
    if (key === 'h') return highlight('yellow');
    if (next !== 0) {
      const stepped = stepFrom(placed, open, next);
      if (stepped) show(stepped);
    } else if (key !== 'Escape') return false;
    else if (selected) article.unselect();
    else if (open !== null) setOpen(null);
    else return false;
    return true;
  });
  const opened = selected ? undefined : placed.find((each) => each.highlight.id === open);
  return {
    /** The article's text. */
    text,
    /** Changes whenever ranges in the article have to be found again. */
    drawn: article.drawn,
    /** Highlights the selected words. @returns whether there are any */
    highlight,
    list: <HighlightList placed={placed} onOpen={show} onRemove={remove} />,
    bubbles: (
      <>
        {selected && (
          <Selected {...{ selected, article, text, clip, onCopy, highlight, annotate }} />
        )}
        {opened && <Editor {...{ ...wanted, opened, article, highlighting, remove, written }} />}
      </>
    ),
  };
}

/** A highlight that was made to be annotated, and with what. */
interface NewHighlight {
  readonly id: string;
  readonly field: 'note' | 'tags';
}

interface SelectedProps {
  readonly selected: { readonly start: number; readonly end: number };
  readonly article: ReturnType<typeof useArticle>;
  /** The article's text. */
  readonly text: string;
  readonly clip: Clip;
  readonly onCopy: (text: string) => void;
  readonly highlight: (colour: Colour) => void;
  readonly annotate: (field: NewHighlight['field']) => void;
}

/** Bubble with actions for the selected words. */
function Selected({ selected, article, text, clip, onCopy, ...on }: SelectedProps) {
  const exact = text.slice(selected.start, selected.end);
  return (
    <SelectionBubble
      at={article.selectedBox}
      onHighlight={on.highlight}
      onNote={() => on.annotate('note')}
      onTags={() => on.annotate('tags')}
      onCopy={() => onCopy(quotation(exact, clip))}
      onCopyLink={() => onCopy(passageLink(clip.url, { quote: { exact } }))}
    />
  );
}

interface EditorProps extends Pick<HighlightsOptions, 'clip' | 'counts' | 'onCopy'> {
  readonly opened: PlacedHighlight;
  readonly article: ReturnType<typeof useArticle>;
  readonly highlighting: ReturnType<typeof useHighlights>;
  readonly remove: (highlight: Highlight) => void;
  /** The highlight that was made to be annotated. */
  readonly written: NewHighlight | null;
}

/** Editor for the open highlight, beside it. */
function Editor({ opened, article, highlighting, remove, written, ...rest }: EditorProps) {
  const { clip, counts, onCopy } = rest;
  const { edit, confirm, setOpen } = highlighting;
  const { highlight, anchored } = opened;
  return (
    <HighlightEditor
      key={highlight.id}
      at={() => {
        const element = article.elementOf(highlight.id);
        return element && boxOf(element);
      }}
      highlight={highlight}
      counts={counts}
      writing={written?.id === highlight.id ? written.field : null}
      unsure={anchored?.outcome === 'unsure'}
      onColour={(colour) => edit({ id: highlight.id, colour })}
      onNote={(note) => edit({ id: highlight.id, note })}
      onTags={(tags) => edit({ id: highlight.id, tags })}
      onConfirm={() => confirm(opened)}
      onRemove={() => {
        remove(highlight);
        setOpen(null);
      }}
      onCopyLink={() => onCopy(passageLink(clip.url, highlight))}
      onClose={() => setOpen(null)}
    />
  );
}

/** Formats words of an article as a quotation with title and URL. */
const quotation = (words: string, { title, url }: Clip) => `“${words}”\n— ${title}, ${url}`;

/** The next or previous highlight found in the text; if none is open, the first or last. */
function stepFrom(
  placed: readonly PlacedHighlight[],
  open: string | null,
  by: 1 | -1,
): PlacedHighlight | undefined {
  const shown = placed.filter(({ anchored }) => anchored !== null);
  const at = shown.findIndex((each) => each.highlight.id === open);
  if (at === -1) return by === 1 ? shown[0] : shown.at(-1);
  return shown[at + by];
}
