import { useEffect, useRef, useState } from 'preact/hooks';

/** The sections of the settings, in their order, by their names in the address. */
export const SECTIONS = [
  'clipping',
  'reading',
  'sync',
  'sync-setup',
  'transfer',
  'shortcuts',
  'appearance',
  'storage',
  'about',
] as const;

export type Section = (typeof SECTIONS)[number];

/** `#settings`, `#settings/<section>`, and `#sync`, as it was once called. */
const ADDRESS = /^#\/?(?:(sync)|settings(?:\/([\w-]+))?)$/;

/** The section that an address names, `top` for none of them; `null` where it is no settings'. */
export function sectionIn(hash: string): Section | 'top' | null {
  const found = ADDRESS.exec(hash);
  if (!found) return null;
  const named = found[1] ?? found[2];
  return SECTIONS.find((each) => each === named) ?? 'top';
}

/** Shows the settings, at a section. */
export function openSettings(section?: Section): void {
  location.hash = section === undefined ? '#settings' : `#settings/${section}`;
}

/** Which section of the settings is shown, by the address; and the way back to what was before. */
export function useSettingsAddress() {
  const [section, setSection] = useState(() => sectionIn(location.hash));
  const before = useRef('#/');
  useEffect(() => {
    const onChange = ({ oldURL }: HashChangeEvent) => {
      const { hash } = new URL(oldURL);
      if (sectionIn(hash) === null) before.current = hash || '#/';
      setSection(sectionIn(location.hash));
    };
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const close = () => {
    if (sectionIn(location.hash) !== null) location.hash = before.current;
  };
  return { section, close };
}
