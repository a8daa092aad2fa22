import { useLayoutEffect, useState } from 'preact/hooks';

/**
 * Files dropped anywhere on the library, which opens the import for them. Screens with their own
 * drop area handle files themselves.
 * @returns the files, and a function that passes it some
 */
export function useDroppedFiles(): readonly [readonly File[], (files: readonly File[]) => void] {
  const [dropped, drop] = useState<readonly File[]>([]);
  const bringIn = (files: readonly File[]) => {
    drop(files);
    location.hash = '#/import';
  };
  // Before the first paint: files dropped earlier would be opened in place of the library.
  useLayoutEffect(() => {
    const lifetime = new AbortController();
    const on = (name: 'dragover' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(name, act, lifetime);
    on('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    });
    on('drop', (event) => {
      const files = Array.from(event.dataTransfer?.files ?? []);
      if (event.defaultPrevented || files.length === 0) return;
      // The browser would otherwise open the file in place of the library.
      event.preventDefault();
      if (!location.hash.startsWith('#/import')) bringIn(files);
    });
    // They are imported only once.
    const forget = () => {
      if (!location.hash.startsWith('#/import')) drop([]);
    };
    window.addEventListener('hashchange', forget, lifetime);
    return () => lifetime.abort();
  }, []);
  return [dropped, bringIn];
}
