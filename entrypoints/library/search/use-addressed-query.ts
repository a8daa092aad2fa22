import { useLayoutEffect, useState } from 'preact/hooks';

const ADDRESS = /^#\/search\/(.+)$/;

function read(): string | null {
  const coded = ADDRESS.exec(location.hash)?.[1];
  if (coded === undefined) return null;
  try {
    return decodeURIComponent(coded);
  } catch {
    // The user typed a stray %.
    return coded;
  }
}

/** The text in the search box, which an address can set (`#/search/<query>`). */
export function useAddressedQuery(): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(() => read() ?? '');
  useLayoutEffect(() => {
    const onChange = () => setTyped((last) => read() ?? last);
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return [typed, setTyped];
}
