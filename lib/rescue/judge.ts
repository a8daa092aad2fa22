import type { Article } from '@/lib/clips/article';
import type { LoadedPage } from './loaded-page';
import type { RescueProblem } from './queue';

type Failure = Extract<LoadedPage, { failed: unknown }>;

/** The problem of a clip whose page could not be loaded. */
export function problemOf({ failed, status }: Failure): RescueProblem {
  if (failed === 'offline') return 'dead';
  if (failed !== 'not there') return failed;
  if (status === 401 || status === 403 || status === 451) return 'refused';
  return status === 429 || (status ?? 0) >= 500 ? 'busy' : 'gone';
}

const LOGIN =
  /(?:^|[/._-])(?:log-?in|sign-?in|signon|sso|oauth2?|auth|register|subscribe)(?:[/._-]|$)/i;
const CONSENT = /(?:^|[/._-])(?:consent|cookie-?wall|gdpr)(?:[/._-]|$)/i;

/**
 * The problem of a redirected request, as far as its URL shows: sites redirect to a login, to a
 * consent page, or from a missing article to the front page.
 */
export function problemOfRedirect(wanted: string, came: string): RescueProblem | null {
  const [from, to] = [new URL(wanted), new URL(came)];
  const changed = (pattern: RegExp) =>
    pattern.test(to.hostname + to.pathname) && !pattern.test(from.hostname + from.pathname);
  if (changed(LOGIN)) return 'login';
  if (changed(CONSENT)) return 'consent';
  const isFront = (url: URL) => url.pathname.length <= 1 && url.search === '';
  return isFront(to) && !isFront(from) ? 'gone' : null;
}

const FEW_WORDS = 200;

/** Why a page has no article. */
export function problemOfPage(document: Document): RescueProblem {
  const words = (document.body?.textContent ?? '').split(/\s+/).length;
  if (document.querySelector('input[type=password]')) return 'login';
  const isConsent = /\b(?:cookies?|consent)\b/i.test(document.title) && words < FEW_WORDS;
  return isConsent ? 'consent' : 'not an article';
}

/** Why an article is not the complete text of its page; `null` if it is. */
export function problemOfArticle({ paywalled }: Article): RescueProblem | null {
  return paywalled ? 'paywall' : null;
}
