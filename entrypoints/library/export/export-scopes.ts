import type { useStrings } from '@/components/strings';
import type { ExportScope } from './ExportDialog';

interface Shown {
  /** The clip that is open, if one is. */
  readonly openId: string | null;
  /** The clips that are selected. */
  readonly selected: readonly string[];
  /** The clips that the list shows. */
  readonly shown: readonly string[];
  /** What the list shows, where it is a tag or a search. */
  readonly name: string | null;
  readonly text: ReturnType<typeof useStrings>['text'];
}

/** What can be exported of the library as it is shown, the nearest first. */
export function exportScopes({
  openId,
  selected,
  shown,
  name,
  text,
}: Shown): [ExportScope, ...ExportScope[]] {
  const title = name ?? text('collectionName');
  const all: [ExportScope, ExportScope] = [
    {
      id: 'all',
      label: text('exportAll'),
      count: null,
      selection: 'all',
      title: text('collectionName'),
    },
    { id: 'shown', label: text('exportShown'), count: shown.length, selection: shown, title },
  ];
  const open = openId === null ? [] : [openId];
  const nearer = (
    [
      { id: 'selected', label: text('exportSelected'), selection: selected, title },
      { id: 'open', label: text('exportOpen'), selection: open, title: text('exportOpen') },
    ] as const
  )
    .map((each): ExportScope => ({ ...each, count: each.selection.length }))
    .filter(({ count }) => count !== 0);
  const [first, ...others] = [...nearer, ...all];
  return first ? [first, ...others] : all;
}
