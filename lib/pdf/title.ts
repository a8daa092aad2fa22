import type { Block } from './blocks';
import { textOf } from './lines';
import { sizeStep } from './style';
import type { Style } from './style';

const LONGEST = 400;
/** How many initial blocks of a document may contain its title. */
const NEAR = 12;
const NO_TITLE =
  /^(?:untitled|title|document\d*|microsoft (?:word|powerpoint) - .*|.*\.(?:docx?|pptx?|tex|dvi|indd|pdf|rtf|odt|html?|qxd|ps)|abstract|contents|references|bibliography|\d+\.?\s.{0,60}|slide \d+|about:blank|[^\p{L}]*)$/iu;

/** A document's title, and the blocks with it, which its text need not repeat. */
export interface FoundTitle {
  readonly title: string | null;
  readonly blocks: ReadonlySet<Block>;
}

const plain = ({ lines }: Block): string =>
  lines
    .map(({ line }) => textOf(line))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const keyOf = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

/**
 * Determines the title: the declared one if the first page contains it; otherwise the largest text
 * on that page; otherwise the declared one.
 */
export function titleOf(
  blocks: readonly Block[],
  style: Style,
  declared: string | null,
): FoundTitle {
  const first = blocks.slice(0, NEAR).filter(({ lines }) => lines[0]?.page === 1);
  const usable = declared !== null && !NO_TITLE.test(declared) ? declared : null;
  if (usable !== null) {
    const key = keyOf(usable);
    const same = first.find((block) => {
      const own = keyOf(plain(block));
      return own !== '' && (own === key || (own.length > 10 && key.startsWith(own)));
    });
    if (same) return { title: usable, blocks: new Set([same]) };
  }
  const sizeOf = (block: Block) => sizeStep(block.lines[0]?.line.size ?? 0);
  const largest = Math.max(0, ...first.map(sizeOf));
  const title = first.find((block) => sizeOf(block) === largest);
  const text = title ? plain(title) : '';
  const stands = largest >= style.size * 1.15 && text.length <= LONGEST && /\p{L}{2}/u.test(text);
  if (title && stands && !NO_TITLE.test(text)) return { title: text, blocks: new Set([title]) };
  return { title: usable, blocks: new Set() };
}
