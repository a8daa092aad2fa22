import type { useStrings } from '@/components/strings';
import type { ExportScope } from './ExportDialog';

interface LibraryView {
  /** The open clip, if any. */
  readonly openId: string | null;
  /** The selected clips. */
  readonly selected: readonly string[];
  /** The clips in the list. */
  readonly shown: readonly string[];
  /** Number of clips outside the trash; `null` while it is not known. */
  readonly all: number | null;
  /** Describes what the list shows. */
  readonly title: string;
  readonly text: ReturnType<typeof useStrings>['text'];
}

/** The scopes that can be exported from the library's current view, the narrowest first. */
export function exportScopes({
  openId,
  selected,
  shown,
  all: total,
  title,
  text,
}: LibraryView): [ExportScope, ...ExportScope[]] {
  const all: [ExportScope, ExportScope] = [
    {
      id: 'all',
      label: text('exportAll'),
      count: total,
      selection: 'all',
      title: text('collectionName'),
    },
    { id: 'shown', label: text('exportShown'), count: shown.length, selection: shown, title },
  ];
  const open = openId === null ? [] : [openId];
  const nearer = (
    [
      {
        id: 'selected',
        label: text('exportSelected'),
        selection: selected,
        title: text('bulkLabel'),
      },
      { id: 'open', label: text('exportOpen'), selection: open, title: text('exportOpen') },
    ] as const
  )
    .map((each): ExportScope => ({ ...each, count: each.selection.length }))
    .filter(({ count }) => count !== 0);
  const [first, ...others] = [...nearer, ...all];
  return first ? [first, ...others] : all;
}
