import { findDate } from '../dates/parse-date';
import { namesInByline, startsWithByWord } from '../metadata/person-names';
import { isSubheading } from '../page/blocks';
import { CALLS, LABELS, NOTICES, OFFERS } from '../vocabulary/labels';
import type { Block } from './block';

const LABEL_KINDS = Object.entries(LABELS).map(
  ([kind, words]) =>
    [kind, new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${words})[\\s\\p{P}\\p{S}]*$`, 'iu')] as const,
);
const CALL = new RegExp(`^[\\s\\p{P}\\p{S}]*(?:${CALLS})(?![\\p{L}\\p{N}])`, 'iu');
const NOTICE = new RegExp(`(?<![\\p{L}])(?:${NOTICES})`, 'iu');
const OFFER = new RegExp(`(?<![\\p{L}])(?:${OFFERS})`, 'iu');
const TAGGED = new RegExp(`^[\\s\\p{P}]*(?:${LABELS['tags']})\\s*[:：]`, 'iu');

const ACCOUNT =
  /^\S+@\S+\.\w+$|^@\w+$|^(?:https?:\/\/)?(?:www\.)?(?:twitter|facebook|instagram|x)\.com\/\S*$/i;
const TELEPHONE =
  /^(?:tel|fax|telefon|phone|telephone|téléphone|teléfono|mobil|e-?mail)(?:\s*[:.]|\s+[+(\d])|\btel\b.{3,40}\b(?:fax|e-?mail)\b/i;
/** A postal code, which is no year, and a place. */
const PLACE = /^[^.!?]*\b(?:[A-Z]{1,2}-)?(?:\d{5}|(?!19|20)\d{4}) \p{Lu}\p{Ll}[^.!?]*$/u;

const POSTED = /^(?:posted|published|written|updated)(?: on| by)+(?!\p{L})[^.!?]*$/iu;

/** A sentence that refers to other parts of a manual. */
const REFERENCE = /^(?:see|siehe|voir|véase|vedi|zie) .*[^.]\.$/iu;

/** The kind of box a whole line names, such as "Most popular"; null for other lines. */
export function labelKind(text: string): string | null {
  if (text.length > 90) return null;
  return LABEL_KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Whether a heading such as "Discussion" or "Contact" is one of the article, with text under it. */
export function headsText({ element, text }: Block, next: Block | undefined): boolean {
  if (!next) return false;
  // Sports reports end in what is played next.
  if (text === 'UP NEXT') return next.linkShare === 0 && next.text.endsWith('.');
  if (!isSubheading(element)) return false;
  if (!/^(?:navigation|comments)$/.test(labelKind(text) ?? '')) return false;
  return next.words >= 8 && next.linkShare < 0.5 && labelKind(next.text) === null;
}

/** Whether a text names the work that an article is about, for whoever cites it. */
export function namesWork(text: string): boolean {
  return /\bdoi\b/i.test(text);
}

/** A line that sends the reader elsewhere: "Read more: …". */
export function isCall(block: Block): boolean {
  if (!CALL.test(block.text) || namesWork(block.text) || block.element.querySelector('code'))
    return false;
  if (block.linkShare > 0.4) return block.words <= 60;
  if (REFERENCE.test(block.text)) return false;
  return block.words <= 14 && (block.linkShare > 0 || /[:：»›>→]|\.{3}$|…$/.test(block.text));
}

/** A line about the writer, the newsletter or the site, as the last lines of an article are. */
export function isNotice(block: Block): boolean {
  return block.words <= 70 && NOTICE.test(block.text);
}

/** An offer of the site, anywhere in the article. */
export function isOffer(block: Block): boolean {
  return block.words <= 70 && OFFER.test(block.text) && !/^["“„«»]/.test(block.text);
}

/** Where somebody is reached and nothing else: a mail, an account, a page, a telephone, a street. */
export function isContact({ text, words }: Block): boolean {
  return (
    (words <= 20 && TELEPHONE.test(text)) ||
    (words <= 12 && PLACE.test(text)) ||
    (words <= 3 && ACCOUNT.test(text))
  );
}

/** Initials and an agency under a report: "aja/PAP". */
export function isAgency({ text, element }: Block): boolean {
  return element.localName !== 'li' && /^[\p{L}, ]{1,12}\/ ?\p{Lu}{2,5}$/u.test(text);
}

/** "Tags: a, b, c". */
export function isTagLine(block: Block): boolean {
  return (
    TAGGED.test(block.text) && block.words <= 60 && (block.linkShare > 0.3 || block.words <= 25)
  );
}

/** Whether a line is an address, as books print their sources. */
export function isPrintedAddress(text: string): boolean {
  return /^\W{0,3}https?:\/\/\S+$/.test(text);
}

/** Links and little else. */
export function isLinkLine(block: Block): boolean {
  const { element, linkShare, text, words } = block;
  if (words > 40 || element.localName === 'pre' || isPrintedAddress(text)) return false;
  return linkShare > 0.85 || (linkShare > 0.5 && /\|.+\|/.test(text));
}

/** A byline or a date line, alone or together. */
export function isByline(block: Block, authors: readonly string[], lang: string | null): boolean {
  const { text, words, element } = block;
  // Under a quotation stands who is quoted.
  if (words > 30 || words === 0 || element.closest('blockquote')) return false;
  // What is left of one whose date was taken out.
  if (words <= 8 && POSTED.test(text)) return true;
  let rest = text;
  const date = findDate(text, lang);
  for (let next = date; next; next = findDate(rest, lang)) {
    rest = `${rest.slice(0, next.start)} ${rest.slice(next.end)}`;
  }
  if (
    date &&
    rest
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
      .split(' ').length <= 7 &&
    !/[.!?]\s*$/.test(rest.trim())
  )
    return true;
  const named = authors.some((author) =>
    text.toLocaleLowerCase().includes(author.toLocaleLowerCase()),
  );
  for (const author of authors) rest = rest.replaceAll(author, ' ');
  if (
    named &&
    rest
      .replace(/[^\p{L}]+/gu, ' ')
      .trim()
      .split(' ').length <= 10 &&
    !/[.!?]["”»]?$/.test(text)
  )
    return true;
  return (
    startsWithByWord(text) &&
    words <= 12 &&
    !/[.!?]["”»]?$/.test(text) &&
    namesInByline(text, lang).length > 0
  );
}
