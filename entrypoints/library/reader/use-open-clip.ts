import { useEffect, useState } from 'preact/hooks';

const ADDRESS = /^#\/clip\/([\w-]+)(?:\/([\w-]+))?$/;

const read = () => ADDRESS.exec(location.hash)?.[1] ?? null;

/** The highlight that the address names (`#/clip/<id>/<highlight>`), to be shown in the article. */
export const addressedHighlight = () => ADDRESS.exec(location.hash)?.[2] ?? null;

/** The clip that the address names (`#/clip/<id>`), so that back, reload and links work. */
export function useOpenClip(): string | null {
  const [id, setId] = useState(read);
  useEffect(() => {
    const onChange = () => setId(read());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return id;
}

/** Shows the list alone. */
export function closeClip(): void {
  location.hash = '#/';
}

/** Shows a clip. */
export function openClip(id: string): void {
  location.hash = `#/clip/${id}`;
}
