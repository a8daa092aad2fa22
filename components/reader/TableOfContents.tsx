import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStrings } from '../strings';

/** With fewer headings, no table of contents is shown. */
const LEAST = 3;
/** Headings above this distance from the top count as reached, in CSS pixels. */
const REACHED = 120;

interface Props {
  readonly main: HTMLElement | null;
  /** Element that scrolls the article. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onOpen: (heading: Element) => void;
}

/** Links to the headings of a long article; the one being read is marked. */
export function TableOfContents({ main, scroller, onOpen }: Props) {
  const { text } = useStrings();
  const headings = useMemo(() => {
    const found = Array.from(main?.querySelectorAll('h1, h2, h3, h4') ?? []);
    const top = Math.min(...found.map(levelOf));
    return found.map((element) => ({ element, depth: levelOf(element) - top }));
  }, [main]);
  const current = useCurrent(headings, scroller);
  if (headings.length < LEAST) return null;
  return (
    <details open class="contents" data-testid="contents">
      <summary>{text('tableOfContents')}</summary>
      <ol>
        {headings.map(({ element, depth }, index) => (
          <li key={index} style={{ paddingInlineStart: `${depth * 16}px` }}>
            <button
              type="button"
              class="link"
              aria-current={index === current ? 'location' : undefined}
              onClick={() => onOpen(element)}
            >
              {element.textContent}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

const levelOf = (heading: Element) => Number(heading.localName.slice(1));

type Headings = readonly { readonly element: Element }[];

/** Index of the last heading scrolled past; -1 before the first. */
function useCurrent(headings: Headings, scroller: RefObject<HTMLElement | null>): number {
  const [current, setCurrent] = useState(-1);
  useEffect(() => {
    const box = scroller.current;
    if (!box || headings.length < LEAST) return undefined;
    const look = () => {
      const reached = box.getBoundingClientRect().top + REACHED;
      setCurrent(headings.findLastIndex(({ element }) => topOf(element) <= reached));
    };
    look();
    box.addEventListener('scroll', look, { passive: true });
    return () => box.removeEventListener('scroll', look);
  }, [headings]);
  return current;
}

/** Vertical position in the window of an element in the article's frame, which never scrolls. */
function topOf(element: Element): number {
  const frame = element.ownerDocument.defaultView?.frameElement;
  return (frame?.getBoundingClientRect().top ?? 0) + element.getBoundingClientRect().top;
}
