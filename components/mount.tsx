import type { ComponentChildren } from 'preact';
import { render } from 'preact';
import { ErrorPanel } from './controls/ErrorPanel';
import type { Strings } from './strings';
import { directionOf, StringsProvider } from './strings';

/** Renders an extension page into its `#app`, with its strings and an error panel around it. */
export function mount(strings: Strings, page: (root: HTMLElement) => ComponentChildren): void {
  const root = document.getElementById('app');
  if (!root) throw new Error('This page has no #app');
  document.documentElement.lang = strings.language;
  document.documentElement.dir = directionOf(strings.language);
  render(
    <StringsProvider value={strings}>
      <ErrorPanel strings={strings}>{page(root)}</ErrorPanel>
    </StringsProvider>,
    root,
  );
}
