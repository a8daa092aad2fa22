import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Surface } from './browsers/types.ts';

type Messages = Record<string, { message: string }>;

/**
 * Copies a build and replaces its English messages by another language, whatever the browser's own
 * language is.
 * @param speak returns the new messages, given the English ones
 */
export async function speakInstead(
  build: string,
  copy: string,
  speak: (english: Messages) => Messages | Promise<Messages>,
): Promise<string> {
  await cp(build, copy, { recursive: true });
  const path = join(copy, '_locales/en/messages.json');
  const english = JSON.parse(await readFile(path, 'utf8')) as Messages;
  await writeFile(path, JSON.stringify(await speak(english)));
  return copy;
}

const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('aceinosuyACEINOSUY', (letter, at) => [
    letter,
    Array.from('áçéíñöšúýÁÇÉÍÑÖŠÚÝ')[at] ?? '',
  ]),
);

/** Pseudo-localised English: accented, in brackets, and two fifths longer. */
export function pseudo(english: Messages): Messages {
  return Object.fromEntries(
    Object.entries(english).map(([key, { message }]) => {
      if (key === 'localeTag' || key.startsWith('extension')) return [key, { message }];
      // Longer by several words, as in other languages, not by a single word that cannot wrap.
      const longer = 'lorem ipsum dolor sit amet '
        .repeat(20)
        .slice(0, Math.ceil(message.length * 0.4));
      const words = message.replaceAll(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);
      return [key, { message: `⟦${words} ${longer.trim()}⟧` }];
    }),
  );
}

/** Texts that do not fit their button, label or heading, and elements beyond the page's edge. */
export function cutOff(surface: Surface): Promise<string[]> {
  return surface.evaluate(() => {
    const { clientWidth: width, scrollWidth } = document.documentElement;
    // A strip of places or tags that scrolls sideways by design hides nothing.
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.documentElement &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const found = Array.from(
      document.querySelectorAll<HTMLElement>(
        'button, label, h1, h2, h3, legend, summary, select, input',
      ),
    )
      .filter((each) => each.checkVisibility() && each.clientWidth > 0)
      .filter((each) => !each.closest('.visually-hidden'))
      .filter((each) => {
        const { left, right } = each.getBoundingClientRect();
        const over = (left < -1 || right > width + 1) && !scrolls(each.parentElement);
        const field = each.matches('select, input');
        return over || (!field && each.scrollWidth > each.clientWidth + 1);
      })
      .map(
        (each) =>
          `${each.localName} ${(each.innerText || each.ariaLabel || each.className).slice(0, 60)}`,
      );
    return scrollWidth > width + 1 ? [...found, `the page is ${scrollWidth} wide`] : found;
  });
}
