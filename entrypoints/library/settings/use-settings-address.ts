import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** The sections of the settings in order, by their names in the address. */
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

/** `#settings`, `#settings/<section>`, and the former `#sync`. */
const ADDRESS = /^#\/?(?:(sync)|settings(?:\/([\w-]+))?)$/;

/** The section an address names, `top` if none; `null` if it is not an address of the settings. */
export function sectionIn(hash: string): Section | 'top' | null {
  const found = ADDRESS.exec(hash);
  if (!found) return null;
  const named = found[1] ?? found[2];
  return SECTIONS.find((each) => each === named) ?? 'top';
}

/** Opens the settings, optionally at a section. */
export function openSettings(section?: Section): void {
  location.hash = section === undefined ? '#settings' : `#settings/${section}`;
}

/** The section in the current address, and the address to return to. */
export function useSettingsAddress() {
  const [section, setSection] = useState(() => sectionIn(location.hash));
  const before = useRef('#/');
  useLayoutEffect(() => {
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
