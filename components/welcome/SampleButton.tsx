import { useStrings } from '../strings';

/** State of clipping the sample: not started, under way, or saved under this id. */
export type SampleState = 'idle' | 'busy' | { readonly clipId: string };

interface Props {
  readonly state: SampleState;
  readonly onClip: () => void;
}

/** Clips the article that ships with the extension, and then links to it. */
export function SampleButton({ state, onClip }: Props) {
  const { text } = useStrings();
  if (typeof state === 'object') {
    return (
      <a class="button primary" href={`#/clip/${state.clipId}`} data-testid="open-sample">
        {text('openClip')}
      </a>
    );
  }
  return (
    <button
      type="button"
      class="primary"
      data-testid="clip-sample"
      disabled={state === 'busy'}
      onClick={onClip}
    >
      {text(state === 'busy' ? 'saving' : 'welcomeSample')}
    </button>
  );
}
