import { useMemo } from 'preact/hooks';
import { useStrings } from '../strings';

/** Fewer headings need no table. */
const LEAST = 3;

interface Props {
  readonly page: Document | null;
  readonly onOpen: (heading: Element) => void;
}

/** The headings of a long article, to go to. */
export function TableOfContents({ page, onOpen }: Props) {
  const { text } = useStrings();
  const headings = useMemo(() => {
    const found = Array.from(page?.querySelectorAll('main :is(h1, h2, h3, h4)') ?? []);
    const top = Math.min(...found.map(levelOf));
    return found.map((element) => ({ element, depth: levelOf(element) - top }));
  }, [page]);
  if (headings.length < LEAST) return null;
  return (
    <details open class="contents" data-testid="contents">
      <summary>{text('tableOfContents')}</summary>
      <ol>
        {headings.map(({ element, depth }, index) => (
          <li key={index} style={{ paddingInlineStart: `${depth * 16}px` }}>
            <button type="button" class="link" onClick={() => onOpen(element)}>
              {element.textContent}
            </button>
          </li>
        ))}
      </ol>
    </details>
  );
}

const levelOf = (heading: Element) => Number(heading.localName.slice(1));
