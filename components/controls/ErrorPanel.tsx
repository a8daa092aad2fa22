import type { ComponentChildren } from 'preact';
import { Component } from 'preact';
import type { Strings } from '../strings';

interface Props {
  readonly strings: Strings;
  readonly children: ComponentChildren;
}

/** Error boundary around an app: shows the error, and that the clips are safe. */
export class ErrorPanel extends Component<Props, { error: Error | null }> {
  override state = { error: null };

  static override getDerivedStateFromError(error: Error) {
    return { error };
  }

  override render({ strings, children }: Props, { error }: { error: Error | null }) {
    if (error === null) return children;
    // Named so by the store; it is not a bug to be reported.
    const newer = error.name === 'NewerCollection';
    return (
      <div class="error-panel" role="alert">
        <h1>{strings.text(newer ? 'newerTitle' : 'errorTitle')}</h1>
        <p>{strings.text(newer ? 'newerAdvice' : 'errorAdvice')}</p>
        {!newer && <pre>{error.stack ?? error.message}</pre>}
        <button type="button" onClick={() => location.reload()}>
          {strings.text('errorReload')}
        </button>
      </div>
    );
  }
}
