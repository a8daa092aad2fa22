import type { ComponentProps } from 'preact';
import { useLoaded } from '@/components/use-loaded';
import type { SyncDialog } from './SyncDialog';

/** The sync page, loaded when it is wanted. */
export function LazySync(props: ComponentProps<typeof SyncDialog>) {
  const loaded = useLoaded(() => import('./SyncDialog'));
  return loaded && <loaded.SyncDialog {...props} />;
}
