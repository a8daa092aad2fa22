import type { useStrings } from '@/components/strings';
import type { ExportScope } from './ExportDialog';

interface Shown {
  /** The clip that is open, if one is. */
  readonly openId: string | null;
  /** The clips that the list shows. */
  readonly shown: readonly string[];
  /** What the list shows, where it is a tag or a search. */
  readonly name: string | null;
  readonly text: ReturnType<typeof useStrings>['text'];
}

/** What can be exported of the library as it is shown, the nearest first. */
export function exportScopes({
  openId,
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
  if (openId === null) return all;
  const open = { id: 'open' as const, label: text('exportOpen'), count: 1, selection: [openId] };
  return [{ ...open, title: text('exportOpen') }, ...all];
}
