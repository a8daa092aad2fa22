import { useLayoutEffect, useState } from 'preact/hooks';

const ADDRESS = /^#\/clip\/([\w-]+)(?:\/([\w-]+))?$/;

const read = () => ADDRESS.exec(location.hash)?.[1] ?? null;

/** Id of the highlight in the address (`#/clip/<id>/<highlight>`), to be shown in the article. */
export const addressedHighlight = () => ADDRESS.exec(location.hash)?.[2] ?? null;

/** Id of the clip in the address (`#/clip/<id>`), so that back, reload and links work. */
export function useOpenClip(): string | null {
  const [id, setId] = useState(read);
  useLayoutEffect(() => {
    const onChange = () => setId(read());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return id;
}

/** Closes the reader and shows the list. */
export function closeClip(): void {
  location.hash = '#/';
}

/** Opens a clip in the reader. */
export function openClip(id: string): void {
  location.hash = `#/clip/${id}`;
}
