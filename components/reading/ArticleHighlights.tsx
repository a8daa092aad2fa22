import { useCallback, useRef } from 'preact/hooks';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { Colour } from '@/lib/clips/highlight';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { useKeys } from '../use-keys';
import { HighlightEditor, SelectionBubble } from './HighlightBubble';
import type { Placed } from './HighlightList';
import { HighlightList } from './HighlightList';
import { passageLink } from './passage-link';
import { boxOf, useArticle } from './use-article';
import { useHighlights } from './use-highlights';

interface Props {
  readonly page: Document | null;
  readonly clip: Clip;
  readonly contents: Contents | null | undefined;
  readonly settings: ReadingSettings;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onCopy: (text: string) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

/** What a person has marked in an article: drawn in it, listed, and changed where it stands. */
export function ArticleHighlights({ page, clip, contents, settings, onEdit, ...on }: Props) {
  const { place, marks, open, setOpen, edit, add, confirm } = useHighlights(clip, contents, onEdit);
  const show = (id: string, element: Element | null) => {
    if (!page || !element) return;
    element.scrollIntoView({ block: 'nearest' });
    setOpen({ id, box: boxOf(page, element.getBoundingClientRect()) });
  };
  // The page hears keys and clicks through handlers that stay, which do what is right by then.
  const latest = useRef({ key: on.onKey, mark: (_id: string) => {} });
  const article = useArticle(page, {
    settings,
    marks,
    onMark: useCallback((id: string) => latest.current.mark(id), []),
    onKey: useCallback((event: KeyboardEvent) => latest.current.key(event), []),
  });
  const placed = place(article.text);
  const { selected } = article;

  const highlight = (colour: Colour) => {
    if (selected) add(article.text, selected.start, selected.end, colour);
    article.unselect();
  };
  const step = (by: 1 | -1) => {
    const shown = placed.filter(({ anchored }) => anchored !== null);
    const at = shown.findIndex((each) => each.highlight.id === open?.id);
    const next = shown[at === -1 ? (by === 1 ? 0 : shown.length - 1) : at + by];
    if (next) show(next.highlight.id, article.elementOf(next.highlight.id));
  };
  const hear = useKeys((key) => {
    if (key === 'h' && selected) highlight('yellow');
    else if (key === 'n') step(1);
    else if (key === 'p') step(-1);
    else if (key === 'Escape' && open) setOpen(null);
    else return false;
    return true;
  });
  latest.current = {
    mark: (id) => show(id, article.elementOf(id)),
    key: (event) => {
      hear(event);
      on.onKey(event);
    },
  };
  const opened: Placed | undefined = placed.find((each) => each.highlight.id === open?.id);
  return (
    <>
      <HighlightList
        placed={placed}
        onOpen={(each) => show(each.highlight.id, article.elementOf(each.highlight.id))}
        onRemove={(id) => edit({ id, removed: true })}
      />
      {selected && <SelectionBubble box={selected.box} onHighlight={highlight} />}
      {open && opened && !selected && (
        <HighlightEditor
          key={open.id}
          box={open.box}
          highlight={opened.highlight}
          unsure={opened.anchored?.outcome === 'unsure'}
          onColour={(colour) => edit({ id: open.id, colour })}
          onNote={(note) => edit({ id: open.id, note })}
          onConfirm={() => confirm(opened)}
          onRemove={() => {
            edit({ id: open.id, removed: true });
            setOpen(null);
          }}
          onCopyLink={() => on.onCopy(passageLink(clip.url, opened.highlight))}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
