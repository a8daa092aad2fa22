import { useEffect, useState } from 'preact/hooks';

/**
 * Files that were dropped anywhere on the library, which then brings them in. Where a screen takes
 * files itself, they are its own.
 * @returns the files, and how to hand it some
 */
export function useDroppedFiles(): readonly [readonly File[], (files: readonly File[]) => void] {
  const [dropped, drop] = useState<readonly File[]>([]);
  const bringIn = (files: readonly File[]) => {
    drop(files);
    location.hash = '#/import';
  };
  useEffect(() => {
    const lifetime = new AbortController();
    const on = (name: 'dragover' | 'drop', act: (event: DragEvent) => void) =>
      window.addEventListener(name, act, lifetime);
    on('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    });
    on('drop', (event) => {
      const files = Array.from(event.dataTransfer?.files ?? []);
      if (event.defaultPrevented || files.length === 0) return;
      // The browser would show the file in the library's place.
      event.preventDefault();
      if (!location.hash.startsWith('#/import')) bringIn(files);
    });
    // They are brought in once.
    const forget = () => {
      if (!location.hash.startsWith('#/import')) drop([]);
    };
    window.addEventListener('hashchange', forget, lifetime);
    return () => lifetime.abort();
  }, []);
  return [dropped, bringIn];
}
