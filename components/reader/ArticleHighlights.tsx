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
  const article = useArticle(page, { settings, marks, onMark: setOpen });
  const { selected } = article;
  const show = ({ highlight: { id } }: Placed) => {
    const element = article.elementOf(id);
    if (!element) return;
    element.scrollIntoView({ block: 'nearest' });
    setOpen(id);
  };
  const highlight = (colour: Colour) => {
    if (selected) add(selected.start, selected.end, colour);
    article.unselect();
  };
  // The colour goes along, so that the removal can be undone.
  const remove = ({ id, colour }: Highlight) => edit({ id, colour, removed: true });
  const step = (by: 1 | -1) => {
    const next = stepFrom(placed, open, by);
    if (next) show(next);
  };
  useKeys((key) => {
    if (key === 'h' && selected) highlight('yellow');
    else if (key === 'n') step(1);
    else if (key === 'p') step(-1);
    else if (key === 'Escape' && open !== null) setOpen(null);
    else return false;
    return true;
  });
  const opened = selected ? undefined : placed.find((each) => each.highlight.id === open);
  return (
    <>
      <HighlightList placed={placed} onOpen={show} onRemove={remove} />
      {selected && <SelectionBubble at={article.selectedBox} onHighlight={highlight} />}
      {opened && (
        <HighlightEditor
          key={opened.highlight.id}
          at={() => {
            const element = article.elementOf(opened.highlight.id);
            return element && boxOf(element);
          }}
          highlight={opened.highlight}
          unsure={opened.anchored?.outcome === 'unsure'}
          onColour={(colour) => edit({ id: opened.highlight.id, colour })}
          onNote={(note) => edit({ id: opened.highlight.id, note })}
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

/** The next highlight that has a place in the text, or the one before; from none, the first or last. */
function stepFrom(placed: readonly Placed[], open: string | null, by: 1 | -1): Placed | undefined {
  const shown = placed.filter(({ anchored }) => anchored !== null);
  const at = shown.findIndex((each) => each.highlight.id === open);
  if (at === -1) return by === 1 ? shown[0] : shown.at(-1);
  return shown[at + by];
}
