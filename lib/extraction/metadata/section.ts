import type { PageElement } from '../page/element';
import { foldSpace, shortText } from '../page/blocks';
import { nearbyTexts } from '../page/nearby-text';
import { isNode, textOf, typesOf, asList } from './json-ld';
import { firstMeta, decodeReferences } from './meta-tags';
import type { PageFacts } from './page-facts';

const BREADCRUMB =
  '[class*=breadcrumb i], [id*=breadcrumb i], [aria-label*=breadcrumb i], [itemtype*=BreadcrumbList], [typeof~=BreadcrumbList]';
const ARROWS = /(?:(?<!\s)\s+)?[>›»→/|❯▸]\s*/u;
/** In characters, including white space. */
const LONGEST_TRAIL = 1500;
/** Breadcrumbs that name no section. */
const NO_SECTION =
  /^(?:home|homepage|start|startseite|accueil|inicio|início|home page|главная|首页|ホーム|you are here.*|sie sind hier.*|article|articles|artikel|news article|story|post|beitrag|\.\.\.|…)?:?$/iu;

/** A copyright notice, or no word at all. */
const NO_NAME_OF_SECTION = /^\W*(?:©|\(c\)|copyright\b)|^[^\p{L}]*$/iu;
/**
 * A last breadcrumb with this share of the title's words, and at least this many, is the page
 * itself.
 */
const MOST_OF_TITLE = 0.6;
const LEAST_WORDS = 3;

/** Reads the site section of the article: from metadata, otherwise from the breadcrumb trail. */
export function readSection(facts: PageFacts, title: string): string | null {
  const { meta, jsonLd } = facts;
  const named =
    textOf(jsonLd.article?.['articleSection']) ??
    firstMeta(
      meta,
      'article:section',
      'og:article:section',
      'parsely-section',
      'sailthru.section',
      'section',
      'category',
    );
  const section = named ? foldSpace(decodeReferences(named)) : '';
  if (section !== '' && !NO_NAME_OF_SECTION.test(section)) return section;
  return lastSection(jsonLdTrail(facts), title) ?? lastSection(printedTrail(facts), title);
}

function lastSection(trail: readonly string[], title: string): string | null {
  const isSection = (name: string): boolean =>
    name.length <= 60 &&
    !NO_SECTION.test(name) &&
    !NO_NAME_OF_SECTION.test(name) &&
    !isTitle(name, title);
  return trail.findLast(isSection) ?? null;
}

/** Whether a breadcrumb names the page itself, perhaps shortened or in other words. */
function isTitle(name: string, title: string): boolean {
  const [part, whole] = [name.toLowerCase(), title.toLowerCase()];
  if (whole.startsWith(part.replace(/(?<![.…])[.…]+$/, ''))) return true;
  const words = part.match(/[\p{L}\p{N}]+/gu) ?? [];
  const all = new Set(whole.match(/[\p{L}\p{N}]+/gu));
  const same = words.filter((word) => all.has(word)).length;
  return same >= LEAST_WORDS && same >= Math.max(all.size, words.length) * MOST_OF_TITLE;
}

function jsonLdTrail({ jsonLd }: PageFacts): readonly string[] {
  const list = jsonLd.nodes.find((node) => typesOf(node).includes('BreadcrumbList'));
  return asList(list?.['itemListElement'])
    .map((item) =>
      isNode(item)
        ? (textOf(item['name']) ?? (isNode(item['item']) ? textOf(item['item']['name']) : null))
        : null,
    )
    .filter((name) => name !== null)
    .map((name) => foldSpace(decodeReferences(name)));
}

function printedTrail({ root, heading }: PageFacts): readonly string[] {
  const marked = root.querySelectorAll(BREADCRUMB).find((trail) => !trail.closest('footer'));
  if (marked) {
    const parts = Array.from(marked.querySelectorAll('a, li, [itemprop~=name]'), (part) =>
      foldSpace(part.textContent),
    );
    const text = foldSpace(marked.textContent);
    const split = text.split(ARROWS);
    return split.length > 1 && text.length < 300 ? split : parts;
  }
  return heading ? arrowsBefore(root, heading) : [];
}

/** Finds a line like "Home > Politics > Article" above the title, whatever its markup. */
function arrowsBefore(root: PageElement, heading: PageElement): readonly string[] {
  for (const { parent } of nearbyTexts(root, heading, 'previousNode', 40)) {
    for (const holder of [parent, parent.parentElement, parent.parentElement?.parentElement]) {
      const line = shortText(holder, LONGEST_TRAIL);
      const parts = line.split(/(?:(?<!\s)\s+)?[>›»→❯▸]\s*|(?<!\s)\s+\/\s+/u);
      if (line.length <= 200 && parts.length >= 2 && NO_SECTION.test(parts[0] ?? 'x')) return parts;
    }
  }
  return [];
}
