// @vitest-environment jsdom
import { cleanup } from '@testing-library/preact';
import { render } from 'preact';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { SidePanel } from '@/components/reader/SidePanel';
import { usePanel } from '@/components/reader/use-panel';
import { StringsProvider } from '@/components/strings';
import { momentOf, newClip } from '@/lib/clips/clip';
import { READING_DEFAULTS } from '@/lib/clips/reading-settings';
import { article } from '../articles';

// jsdom has no layout.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    disconnect() {}
  },
);
afterAll(() => vi.unstubAllGlobals());
afterEach(cleanup);

const nothing = () => undefined;
const clip = newClip(
  article(),
  {},
  { id: 'a'.repeat(22), canonicalUrl: 'https://news.example/mexico', revision: null },
  momentOf('000000000001.a'),
);
const settings = { ...READING_DEFAULTS, panel: true };

function Page() {
  const panel = usePanel(
    { clip, settings, onEdit: nothing, onLink: nothing, onSettings: nothing },
    nothing,
  );
  return (
    <SidePanel
      clip={clip}
      main={null}
      scroller={{ current: null }}
      storage={null}
      counts={new Map()}
      suggestions={[]}
      focus={panel.focus}
      onEdit={nothing}
      onClose={nothing}
    >
      {null}
    </SidePanel>
  );
}

test('a shortcut pressed before the first frame still focuses its field', async () => {
  const root = document.body.appendChild(document.createElement('div'));
  // Without act(), so that effects that wait for a frame are still pending.
  render(
    <StringsProvider value={{ language: 'en', text: (key) => key }}>
      <Page />
    </StringsProvider>,
    root,
  );
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 't', bubbles: true }));
  await expect.poll(() => document.activeElement?.matches('.tag-input input')).toBe(true);
  render(null, root);
});
