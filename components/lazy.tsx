import type { FunctionComponent } from 'preact';
import { useLoaded } from './use-loaded';

/** Wraps a component so that it is loaded when first shown; renders nothing until then. */
export function lazy<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  return (props) => {
    const Loaded = useLoaded(load);
    return Loaded && <Loaded {...props} />;
  };
}
