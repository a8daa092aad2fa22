import type { ComponentChildren } from 'preact';
import { Component } from 'preact';

interface Props {
  /** What is shown in place of what fails. */
  readonly instead: ComponentChildren;
  readonly onFailure: () => void;
  readonly children: ComponentChildren;
}

/** Keeps what is in it from taking the page with it when it cannot be shown. */
export class Guarded extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static override getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidCatch() {
    this.props.onFailure();
  }

  override render({ children, instead }: Props, { failed }: { failed: boolean }) {
    return failed ? instead : children;
  }
}
