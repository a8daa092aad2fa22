import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { Colour, Highlight } from '@/lib/clips/highlight';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { useKeys } from '../use-keys';
import { HighlightEditor, SelectionBubble } from './HighlightBubble';
import type { Placed } from './HighlightList';
import { HighlightList } from './HighlightList';
import { passageLink } from './passage-link';
import { boxOf, useArticle, useArticleText } from './use-article';
import { useHighlights } from './use-highlights';

interface Props {
  readonly page: Document | null;
  readonly clip: Clip;
  readonly contents: Contents | null | undefined;
  readonly settings: ReadingSettings;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onCopy: (text: string) => void;
}

/** What a person has marked in an article: drawn in it, listed, and changed where it stands. */
export function ArticleHighlights({ page, clip, contents, settings, onEdit, onCopy }: Props) {
  const text = useArticleText(page);
  const highlighting = useHighlights(clip, contents, text, onEdit);
  const { placed, marks, open, setOpen, edit, add, confirm } = highlighting;
  const show = (id: string, element: Element | null) => {
    if (!element) return;
    element.scrollIntoView({ block: 'nearest' });
    setOpen(id);
  };
  const article = useArticle(page, {
    settings,
    marks,
    onMark: setOpen,
  });
  const { selected } = article;

  const highlight = (colour: Colour) => {
    if (selected) add(selected.start, selected.end, colour);
    article.unselect();
  };
  // The colour goes along, so that the removal can be undone.
  const remove = ({ id, colour }: Highlight) => edit({ id, colour, removed: true });
  const step = (by: 1 | -1) => {
    const shown = placed.filter(({ anchored }) => anchored !== null);
    const at = shown.findIndex((each) => each.highlight.id === open);
    const next = shown[at === -1 ? (by === 1 ? 0 : shown.length - 1) : at + by];
    if (next) show(next.highlight.id, article.elementOf(next.highlight.id));
  };
  useKeys((key) => {
    if (key === 'h' && selected) highlight('yellow');
    else if (key === 'n') step(1);
    else if (key === 'p') step(-1);
    else if (key === 'Escape' && open !== null) setOpen(null);
    else return false;
    return true;
  });
  const opened: Placed | undefined = placed.find((each) => each.highlight.id === open);
  return (
    <>
      <HighlightList
        placed={placed}
        onOpen={(each) => show(each.highlight.id, article.elementOf(each.highlight.id))}
        onRemove={remove}
      />
      {selected && <SelectionBubble at={article.selectedBox} onHighlight={highlight} />}
      {open !== null && opened && !selected && (
        <HighlightEditor
          key={open}
          at={() => {
            const element = article.elementOf(open);
            return element && boxOf(element);
          }}
          highlight={opened.highlight}
          unsure={opened.anchored?.outcome === 'unsure'}
          onColour={(colour) => edit({ id: open, colour })}
          onNote={(note) => edit({ id: open, note })}
          onConfirm={() => confirm(opened)}
          onRemove={() => {
            remove(opened.highlight);
            setOpen(null);
          }}
          onCopyLink={() => onCopy(passageLink(clip.url, opened.highlight))}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
