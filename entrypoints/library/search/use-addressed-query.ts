import { useLayoutEffect, useState } from 'preact/hooks';
import { queryOf } from './address';

const read = () => queryOf(location.hash);

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
