import type { Article } from '../../clips/article';
import { linkArticle } from '../../clips/link';
import { findDate } from '../dates/parse-date';
import { removeWithEmpty } from '../output/choice';
import { piecesIn } from '../output/pieces';
import { runningText } from '../output/running-text';
import { foldSpace, wordKey } from '../page/blocks';
import { frameDocument } from '../page/frames';
import { changeArticleHtml } from './change-html';
import { MAILBOX, MESSAGE } from './has-kind';

/** Metadata of public pages, which a mailbox does not have. */
const PUBLIC = 'link[rel=canonical], meta[property^="og:"], script[type*="ld+json" i]';
const MOST_BODIES = 500;
/** The length of a message in characters, and of the header before it. */
const SHORTEST = 80;
const LONGEST = 2_000_000;
const LONGEST_HEADER = 1500;
/** How many levels above a body to look for its header. */
const MOST_LEVELS = 8;
const LONGEST_SUBJECT = 500;
const ADDRESS = /(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,200}/;
const SENDER = '[email], a[href^="mailto:" i], [data-email], [title*="@"], [aria-label*="@"]';

interface Message {
  readonly subject: string;
  readonly sender: string | null;
  readonly sent: string | null;
  readonly body: Element;
}

/**
 * Extracts the open message from a webmail client; `null` if the page is not one. A mailbox has one
 * URL for many messages, so each message gets a unique canonical URL.
 */
export function openMessage(page: Document, url: string): Article | null {
  if (page.querySelector(PUBLIC) || !page.querySelector(MAILBOX)) return null;
  const message = messageIn(page);
  if (!message) return null;
  const { subject, sender, sent, body } = message;
  const html = body.innerHTML.slice(0, LONGEST);
  const base: Article = {
    ...linkArticle(url, subject),
    canonicalUrl: addressOf(url, message),
    authors: sender === null ? [] : [sender],
    publishedAt: sent,
    lang: body.getAttribute('lang'),
  };
  const article = changeArticleHtml({ ...base, html: withoutHidden(html, body) }, (root) => {
    tidyMail(root);
    // The subject is already the title.
    const [first] = piecesIn(root);
    if (first && /^h\d$/.test(first.localName) && wordKey(first.textContent) === wordKey(subject))
      removeWithEmpty(first);
  });
  return article.text === '' ? null : article;
}

/** Finds the last open message: those of a conversation are in chronological order. */
function messageIn(page: Document): Message | null {
  const all = Array.from(page.querySelectorAll(MESSAGE)).slice(0, MOST_BODIES);
  for (const holder of all.toReversed()) {
    const body = holder.localName === 'iframe' ? frameDocument(holder)?.body : holder;
    const length = body ? foldSpace(body.textContent).length : 0;
    if (
      !body ||
      length < SHORTEST ||
      all.some((other) => other !== holder && holder.contains(other))
    )
      continue;
    const message = withHeader(holder, body, page);
    if (message) return message;
  }
  return null;
}

/** Reads the header before a message body; `null` if no sender is named. */
function withHeader(holder: Element, body: Element, page: Document): Message | null {
  let around = holder.parentElement;
  for (let level = 0; around && level < MOST_LEVELS; level += 1, around = around.parentElement) {
    const before = textBefore(around, holder);
    if (before.length > LONGEST_HEADER) return null;
    const named = Array.from(around.querySelectorAll(SENDER)).find((each) =>
      isBefore(each, holder),
    );
    if (!named && !ADDRESS.test(before)) continue;
    const time = Array.from(around.querySelectorAll('time[datetime]')).find((each) =>
      isBefore(each, holder),
    );
    return {
      subject: subjectBefore(holder, page),
      sender: named ? nameIn(named) : (ADDRESS.exec(before)?.[0] ?? null),
      sent: findDate(time?.getAttribute('datetime') ?? '', null)?.iso ?? null,
      body,
    };
  }
  return null;
}

const isBefore = (one: Element, other: Element): boolean =>
  !other.contains(one) &&
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

function textBefore(around: Element, holder: Element): string {
  const range = around.ownerDocument.createRange();
  range.setStart(around, 0);
  range.setEndBefore(holder);
  return foldSpace(range.toString());
}

/** A sender's name, or the e-mail address if there is no name. */
function nameIn(element: Element): string | null {
  const name = element.getAttribute('name') ?? element.textContent;
  const title = element.getAttribute('title') ?? element.getAttribute('aria-label') ?? '';
  const mail = ADDRESS.exec(element.getAttribute('email') ?? title)?.[0];
  return foldSpace(name).replace(/ ?<.*/, '') || mail || null;
}

/** The first heading of the region around the message, or the page's title. */
function subjectBefore(holder: Element, page: Document): string {
  const region = holder.closest('[role=main], main') ?? page.body;
  const heading = Array.from(region.querySelectorAll('h1, h2, h3, [role=heading]')).find(
    (each) =>
      isBefore(each, holder) && !ADDRESS.test(each.textContent) && !each.querySelector(SENDER),
  );
  const subject = foldSpace(heading?.textContent ?? '') || page.title;
  return subject.slice(0, LONGEST_SUBJECT);
}

/**
 * Returns a unique URL for a message: the fragment looks like a route, which survives URL
 * normalisation.
 */
function addressOf(url: string, { subject, sender, sent }: Message): string {
  const address = new URL(url);
  const words = [address.hash.slice(1), subject, sender, sent].filter(Boolean).join(' ');
  address.hash = `!${encodeURIComponent(words.slice(0, LONGEST_SUBJECT).toWellFormed())}`;
  return address.href;
}

/** Returns a body's HTML without hidden parts, such as preview text and tracking pixels. */
function withoutHidden(html: string, body: Element): string {
  const { body: copy } = new DOMParser().parseFromString(html, 'text/html');
  const hidden =
    '[hidden], [style*="display:none" i], [style*="display: none" i], img[width="0"], img[width="1"], img[height="0"], img[height="1"], style, title';
  for (const element of copy.querySelectorAll(hidden)) element.remove();
  for (const link of copy.querySelectorAll('a[href], img[src]')) {
    const name = link.localName === 'a' ? 'href' : 'src';
    const value = link.getAttribute(name) ?? '';
    if (URL.canParse(value, body.baseURI))
      link.setAttribute(name, new URL(value, body.baseURI).href);
  }
  return copy.innerHTML;
}

/** Unwraps a newsletter's layout tables, and removes what is left empty. */
function tidyMail(root: DocumentFragment): void {
  for (const table of Array.from(root.querySelectorAll('table')).toReversed()) {
    if (table.querySelector('th, caption')) continue;
    const cells = Array.from(table.querySelectorAll('td')).filter(
      (td) => !td.querySelector('table'),
    );
    const blocks = cells.map((cell) => {
      const block = root.ownerDocument.createElement('div');
      block.append(...cell.childNodes);
      return block;
    });
    table.replaceWith(...blocks);
  }
  for (const block of root.querySelectorAll('div, p')) {
    if (!block.querySelector('img, hr, table') && foldSpace(block.textContent) === '')
      removeWithEmpty(block);
  }
  if (runningText(root) === '') root.replaceChildren();
}
