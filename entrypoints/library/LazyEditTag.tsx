import type { ComponentProps } from 'preact';
import { useLoaded } from '@/components/use-loaded';
import type { EditTag } from './EditTag';

/** A tag's dialog, loaded when it is wanted. */
export function LazyEditTag(props: ComponentProps<typeof EditTag>) {
  const loaded = useLoaded(() => import('./EditTag'));
  return loaded && <loaded.EditTag {...props} />;
}
