import { foldSpace } from '../page/blocks';
import type { PageElement } from '../page/element';

/** A rule for removing part of a line, which the trained model cannot do: it judges whole lines. */
interface Rule {
  readonly id: string;
  /** Its purpose, and the sites that need it. */
  readonly why: string;
  readonly selector: string;
  /** A further check if the selector is not specific enough. */
  readonly applies?: (element: PageElement) => boolean;
}

/** A permalink mark after a heading, for copying its URL. */
const PERMALINK = /^(?:[¶#§\u200B]|🔗|⚓)\uFE0F?$/u;

const RULES: readonly Rule[] = [
  {
    id: 'permalinks',
    why: 'A mark after each heading leads to itself: Sphinx, Docusaurus, VuePress, MkDocs, Hugo.',
    selector: 'a[href^="#"]',
    applies: (link) => PERMALINK.test(foldSpace(link.textContent) || link.textContent.trim()),
  },
  {
    id: 'edit links',
    why: 'MediaWiki sets a link for editing into each heading.',
    selector: '.mw-editsection',
  },
  {
    id: 'contents',
    why: 'A list of links to places on the page itself: Docusaurus, VitePress, MediaWiki, MkDocs.',
    selector: 'ul, ol',
    applies: (list) => {
      const links = list.querySelectorAll('a[href]');
      const linked = links.reduce((sum, link) => sum + foldSpace(link.textContent).length, 0);
      return (
        links.length > 1 &&
        links.every((link) => link.getAttribute('href')?.startsWith('#')) &&
        linked >= foldSpace(list.textContent).length * 0.85
      );
    },
  },
  {
    id: 'spacers',
    why: 'Empty blocks amid the words of a heading or a line: page builders such as Elementor and Divi.',
    selector: 'div:empty',
  },
];

/** Removes everything that the rules match from the model. */
export function applyRules(body: PageElement): void {
  for (const { selector, applies } of RULES) {
    for (const element of body.querySelectorAll(selector))
      if (!applies || applies(element)) element.remove();
  }
}
