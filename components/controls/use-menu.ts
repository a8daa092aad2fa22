import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** A menu that closes on Escape or a press outside it. */
export function useMenu(): RefObject<HTMLDetailsElement | null> {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const onPress = ({ target }: Event) => {
      if (!(target instanceof Node && menu.current?.contains(target))) {
        menu.current?.removeAttribute('open');
      }
    };
    // Pressing in the article's frame moves the focus there.
    const onBlur = () => menu.current?.removeAttribute('open');
    // Before the page's shortcuts hear of it: the menu lies on top of what they would close.
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || menu.current?.open !== true) return;
      event.preventDefault();
      menu.current.open = false;
      menu.current.querySelector('summary')?.focus();
    };
    document.addEventListener('keydown', onKey, true);
    document.addEventListener('pointerdown', onPress);
    window.addEventListener('blur', onBlur);
    return () => {
      document.removeEventListener('keydown', onKey, true);
      document.removeEventListener('pointerdown', onPress);
      window.removeEventListener('blur', onBlur);
    };
  }, []);
  return menu;
}
