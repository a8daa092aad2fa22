import { useEffect, useState } from 'preact/hooks';

const ADDRESS = /^#\/search\/(.+)$/;

function read(): string | null {
  const coded = ADDRESS.exec(location.hash)?.[1];
  if (coded === undefined) return null;
  try {
    return decodeURIComponent(coded);
  } catch {
    // A stray % is the person's own.
    return coded;
  }
}

/** What is typed into the search box; an address can bring it (`#/search/<query>`). */
export function useAddressedQuery(): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(() => read() ?? '');
  useEffect(() => {
    const onChange = () => setTyped((last) => read() ?? last);
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  return [typed, setTyped];
}
