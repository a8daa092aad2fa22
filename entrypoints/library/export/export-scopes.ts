import type { useStrings } from '@/components/strings';
import type { ExportScope } from './ExportDialog';

interface Shown {
  /** The clip that is open, if one is. */
  readonly openId: string | null;
  /** The clips that are selected. */
  readonly selected: readonly string[];
  /** The clips that the list shows. */
  readonly shown: readonly string[];
  /** How many clips there are, the trash left out; `null` where that is not known yet. */
  readonly all: number | null;
  /** What the list shows, in words. */
  readonly title: string;
  readonly text: ReturnType<typeof useStrings>['text'];
}

/** What can be exported of the library as it is shown, the nearest first. */
export function exportScopes({
  openId,
  selected,
  shown,
  all: total,
  title,
  text,
}: Shown): [ExportScope, ...ExportScope[]] {
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
