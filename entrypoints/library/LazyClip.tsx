import type { ComponentProps } from 'preact';
import { useLoaded } from '@/components/use-loaded';
import type { OpenClip } from './OpenClip';

/** Loads the reader, which the list does without. */
export const loadReader = () => import('./OpenClip');

/** The open clip, whose reader is loaded when the list is there, or when it is wanted. */
export function LazyClip(props: ComponentProps<typeof OpenClip>) {
  const loaded = useLoaded(loadReader);
  return loaded && <loaded.OpenClip key={props.id} {...props} />;
}
