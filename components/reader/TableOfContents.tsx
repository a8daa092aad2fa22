import type { RefObject } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { useStrings } from '../strings';

/** Fewer headings need no table. */
const LEAST = 3;
/** A heading that stands so far below the top is what is being read, in CSS pixels. */
const REACHED = 120;

interface Props {
  readonly page: Document | null;
  /** What the article scrolls in. */
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onOpen: (heading: Element) => void;
}

/** The headings of a long article, to go to; that of what is being read is marked. */
export function TableOfContents({ page, scroller, onOpen }: Props) {
  const { text } = useStrings();
  const headings = useMemo(() => {
    const found = Array.from(page?.querySelectorAll('main :is(h1, h2, h3, h4)') ?? []);
    const top = Math.min(...found.map(levelOf));
    return found.map((element) => ({ element, depth: levelOf(element) - top }));
  }, [page]);
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

/** The number of the last heading that the text was scrolled to; -1 before the first. */
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

/** Where in the window an element of the article's frame is, whose whole text the frame shows. */
function topOf(element: Element): number {
  const frame = element.ownerDocument.defaultView?.frameElement;
  return (frame?.getBoundingClientRect().top ?? 0) + element.getBoundingClientRect().top;
}
