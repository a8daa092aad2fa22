import { useEffect, useRef, useState } from 'preact/hooks';

const IDLE_MS = 800;

/**
 * A text edited in place. It is saved when the user pauses, leaves the field, or the page or
 * component goes away, so that nothing typed is lost; changes from elsewhere show only while
 * nothing is being typed.
 */
export function useEditedText(stored: string, save: (value: string) => void) {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = useRef(() => {});
  commit.current = () => {
    if (typed !== null && typed !== stored) save(typed);
    setTyped(null);
  };

  useEffect(() => {
    if (typed === null) return undefined;
    const timer = setTimeout(() => {
      if (typed !== stored) save(typed);
    }, IDLE_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  useEffect(() => {
    const leave = () => commit.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);

  return { value: typed ?? stored, change: setTyped, commit: () => commit.current() };
}
