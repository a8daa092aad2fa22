import type { ComponentProps } from 'preact';
import { useLoaded } from '@/components/use-loaded';
import type { ExportDialog } from './ExportDialog';

/** The export's dialog, loaded when it is wanted. */
export function LazyExport(props: ComponentProps<typeof ExportDialog>) {
  const loaded = useLoaded(() => import('./ExportDialog'));
  return loaded && <loaded.ExportDialog {...props} />;
}
