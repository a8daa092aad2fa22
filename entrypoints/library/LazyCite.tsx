import type { ComponentProps } from 'preact';
import { useLoaded } from '@/components/use-loaded';
import type { Cite } from './Cite';

/** The citations' dialog, loaded when it is wanted. */
export function LazyCite(props: ComponentProps<typeof Cite>) {
  const loaded = useLoaded(() => import('./Cite'));
  return loaded && <loaded.Cite {...props} />;
}
