// @vitest-environment jsdom
import { render } from 'preact';
import { afterEach, expect, it } from 'vitest';
import { useDroppedFiles } from '@/entrypoints/library/use-dropped-files';

afterEach(() => render(null, document.body));

it('takes files as soon as the page is drawn, before anything is painted', () => {
  function Page() {
    const [files] = useDroppedFiles();
    return <p>{files.length}</p>;
  }
  render(<Page />, document.body);
  const drop = new Event('drop', { cancelable: true });
  Object.assign(drop, { dataTransfer: { files: [new File(['{}'], 'clips.json')] } });
  window.dispatchEvent(drop);
  expect(drop.defaultPrevented).toBe(true);
  expect(location.hash).toBe('#/import');
});
