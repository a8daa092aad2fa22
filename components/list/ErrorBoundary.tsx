import type { ComponentChildren } from 'preact';
import { Component } from 'preact';

interface Props {
  /** Shown instead of the children if they fail. */
  readonly fallback: ComponentChildren;
  readonly onFailure: () => void;
  readonly children: ComponentChildren;
}

/** Error boundary: keeps a failure in its children from taking down the page. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFailure();
  }

  override render({ children, fallback }: Props, { failed }: { failed: boolean }) {
    return failed ? fallback : children;
  }
}
