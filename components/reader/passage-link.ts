import type { Highlight } from '@/lib/clips/highlight';

/** Longer passages are identified by their first and last words. */
const LONGEST = 120;
const ENDS = 5;

/** A link to the exact passage on its page (WICG scroll-to-text fragment: `#:~:text=`). */
export function passageLink(
  url: string,
  { quote }: { readonly quote: Pick<Highlight['quote'], 'exact'> },
): string {
  const words = quote.exact.split(/\s+/).filter(Boolean);
  const whole = quote.exact.length <= LONGEST && !quote.exact.includes('\n');
  const range =
    whole || words.length <= ENDS * 2
      ? [words.join(' ')]
      : [words.slice(0, ENDS).join(' '), words.slice(-ENDS).join(' ')];
  const text = range
    .map((part) => encodeURIComponent(part.toWellFormed()).replaceAll('-', '%2D'))
    .join(',');
  return `${url.split('#')[0]}#:~:text=${text}`;
}
