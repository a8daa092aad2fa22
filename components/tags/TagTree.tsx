import { useMemo, useRef, useState } from 'preact/hooks';
import type { TagUse } from '@/lib/clips/tag-counts';
import type { TagLine } from '@/lib/clips/tag-tree';
import { fittingLines, openLines, tagTree } from '@/lib/clips/tag-tree';
import { Icon } from '../controls/Icon';
import { useStrings } from '../strings';
import { useVirtualRows } from '../list/use-virtual-rows';

const ROW_HEIGHT = 34;
/** Number of tags above which a filter field is shown. */
const MANY = 20;

interface Props {
  readonly uses: readonly TagUse[];
  /** The tag whose clips are shown. */
  readonly tag: string | null;
  readonly onTag: (tag: string | null) => void;
  readonly onEdit: (tag: string) => void;
}

/** The tags as a tree of nested tags; only the lines in view are in the page. */
export function TagTree(props: Props) {
  const { text } = useStrings();
  const tree = useTree(props);
  const { lines, rows, height, wanted } = tree;
  return (
    <div class="tag-tree">
      {props.uses.length > MANY && (
        <input
          type="search"
          class="tag-filter"
          data-testid="tag-filter"
          aria-label={text('findTag')}
          placeholder={text('findTag')}
          value={wanted}
          onInput={({ currentTarget }) => tree.setWanted(currentTarget.value)}
        />
      )}
      {lines.length === 0 && <p class="muted tag-none">{text('noSuchTag')}</p>}
      <div ref={tree.scroller} class="tag-scroll" role="presentation" onKeyDown={tree.onKeyDown}>
        <ul aria-label={text('tagsLabel')} style={{ height: `${height}px` }}>
          {rows.map(({ index, start }) => {
            const line = lines[index];
            return line && <TagItem key={line.node.tag} {...{ tree, line, index, start, props }} />;
          })}
        </ul>
      </div>
    </div>
  );
}

/** The visible lines, by what is open or filtered, and the keys that move through them. */
function useTree({ uses, onEdit }: Props) {
  const { language } = useStrings();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [wanted, setWanted] = useState('');
  const scroller = useRef<HTMLDivElement>(null);
  const tree = useMemo(() => tagTree(uses, language), [uses, language]);
  const lines = useMemo(
    () => (wanted.trim() === '' ? openLines(tree, open) : fittingLines(tree, wanted)),
    [tree, open, wanted],
  );
  const { rows, height, scrollTo } = useVirtualRows(scroller, lines.length, ROW_HEIGHT);

  const setOpened = (name: string, opened: boolean) => {
    const next = new Set(open);
    if (opened) next.add(name);
    else next.delete(name);
    setOpen(next);
  };
  const goTo = (index: number) => {
    if (index < 0 || index >= lines.length) return;
    scrollTo(index);
    requestAnimationFrame(() => {
      const selector = `[data-index="${index}"] .tag-name`;
      scroller.current?.querySelector<HTMLElement>(selector)?.focus();
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const item = (event.target as Element).closest('[data-index]');
    const index = Number(item?.getAttribute('data-index') ?? -1);
    const act = actOf(event.key, { lines, index, open, goTo, setOpened, onEdit });
    if (!act) return;
    event.preventDefault();
    act();
  };
  const isOpen = (tag: string) => wanted.trim() !== '' || open.has(tag);
  return { scroller, lines, rows, height, wanted, setWanted, isOpen, setOpened, onKeyDown };
}

interface Walk {
  readonly lines: readonly TagLine[];
  readonly index: number;
  readonly open: ReadonlySet<string>;
  readonly goTo: (index: number) => void;
  readonly setOpened: (tag: string, opened: boolean) => void;
  readonly onEdit: (tag: string) => void;
}

/** Action for a key on a line: arrow keys work as usual in trees. */
function actOf(key: string, { lines, index, open, goTo, setOpened, onEdit }: Walk) {
  const line = lines[index];
  // Beyond the ends, the focus leaves the tree.
  if (!line || (key === 'ArrowUp' && index === 0)) return undefined;
  const { node, depth } = line;
  const opened = open.has(node.tag);
  const outer = () => lines.findLastIndex((each, at) => at < index && each.depth < depth);
  return {
    ArrowDown: () => goTo(index + 1),
    ArrowUp: () => goTo(index - 1),
    ArrowRight: () => (opened ? goTo(index + 1) : setOpened(node.tag, true)),
    ArrowLeft: () => (opened ? setOpened(node.tag, false) : goTo(outer())),
    Home: () => goTo(0),
    End: () => goTo(lines.length - 1),
    F2: () => onEdit(node.tag),
    Delete: () => onEdit(node.tag),
  }[key];
}

interface ItemProps {
  readonly tree: ReturnType<typeof useTree>;
  readonly line: TagLine;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly start: number;
  readonly props: Props;
}

function TagItem({ tree, line, index, start, props }: ItemProps) {
  const { language } = useStrings();
  const number = useMemo(() => new Intl.NumberFormat(language), [language]);
  const { tag, count } = line.node;
  return (
    <li
      data-index={index}
      aria-level={line.depth + 1}
      aria-setsize={tree.lines.length}
      aria-posinset={index + 1}
      style={{
        transform: `translateY(${start}px)`,
        height: `${ROW_HEIGHT}px`,
        paddingInlineStart: `${line.depth * 14}px`,
      }}
    >
      <TagRow
        line={line}
        count={number.format(count)}
        open={tree.isOpen(tag)}
        pressed={tag === props.tag}
        onOpen={(opened) => tree.setOpened(tag, opened)}
        onTag={() => props.onTag(tag === props.tag ? null : tag)}
        onEdit={() => props.onEdit(tag)}
      />
    </li>
  );
}

interface RowProps {
  readonly line: TagLine;
  readonly count: string;
  readonly open: boolean;
  readonly pressed: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onTag: () => void;
  readonly onEdit: () => void;
}

function TagRow({ line, count, open, pressed, onOpen, onTag, onEdit }: RowProps) {
  const { text } = useStrings();
  const { tag, name, children } = line.node;
  return (
    <>
      {children.length > 0 ? (
        <button
          type="button"
          class="tag-open"
          data-testid="tag-open"
          aria-expanded={open}
          aria-label={text('tagsInside', tag)}
          onClick={() => onOpen(!open)}
        >
          <Icon name="inside" />
        </button>
      ) : (
        <span class="tag-open" aria-hidden="true">
          <Icon name="tag" />
        </span>
      )}
      <button
        type="button"
        class="tag-name"
        data-testid="tag"
        title={tag}
        aria-pressed={pressed}
        onClick={onTag}
      >
        <span class="tag-text" dir="auto">
          {name}
        </span>
        <span class="muted">{count}</span>
      </button>
      <button
        type="button"
        class="tag-edit"
        data-testid="edit-tag"
        aria-label={text('editTag', tag)}
        title={text('editTag', tag)}
        onClick={onEdit}
      >
        <Icon name="edit" />
      </button>
    </>
  );
}
