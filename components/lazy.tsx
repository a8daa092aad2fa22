import type { FunctionComponent } from 'preact';
import { useLoaded } from './use-loaded';

/** A component that is loaded when it is first shown; nothing is there until it has come. */
export function lazy<Props extends object>(
  load: () => Promise<FunctionComponent<Props>>,
): FunctionComponent<Props> {
  return (props) => {
    const Loaded = useLoaded(load);
    return Loaded && <Loaded {...props} />;
  };
}
