import browser from 'webextension-polyfill';
import type { Omnibox } from 'webextension-polyfill';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { lookUp } from '@/lib/search/look-up';
import { QueryError } from '@/lib/search/query/ast';
import { parseQuery } from '@/lib/search/query/parse';
import type { ClipDatabase } from '@/lib/store/database';
import { translate } from './i18n';
import { libraryUrl, searchUrl } from './pages';

/** As many as browsers show. */
const MOST_SUGGESTIONS = 5;
const PATIENCE_MS = 400;
/** The prefix of a chosen suggestion in the address bar; no query begins like this. */
const CLIP = 'clip:';

/** A clip as a suggestion's description: XML in Chromium, plain text in Firefox. */
export function describe(clip: Pick<Clip, 'title' | 'canonicalUrl'>, xml: boolean): string {
  // Chromium discards all suggestions because of one control character.
  const plain = (text: string) => text.replace(/[\p{Cc}\p{Cs}\s]+/gu, ' ').trim();
  const title = plain(clip.title) || clip.canonicalUrl;
  const host = plain(siteHost(clip.canonicalUrl));
  return xml ? `${escapeXml(title)} <dim>${escapeXml(host)}</dim>` : `${title} · ${host}`;
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' } as const;
const escapeXml = (text: string) =>
  text.replace(/[&<>"']/g, (each) => ENTITIES[each as keyof typeof ENTITIES]);

/** Suggests clips for the text typed after the keyword, newest first. */
export async function suggestClips(
  db: ClipDatabase,
  typed: string,
  xml: boolean,
): Promise<Omnibox.SuggestResult[]> {
  if (typed.trim() === '') return [];
  try {
    const clips = await lookUp(
      db,
      parseQuery(typed, { typing: true }),
      MOST_SUGGESTIONS,
      PATIENCE_MS,
    );
    return clips.map((clip) => ({ content: CLIP + clip.id, description: describe(clip, xml) }));
  } catch (error) {
    // The query is not finished yet; the library reports the error if it is entered as it is.
    if (error instanceof QueryError) return [];
    throw error;
  }
}

/** Handles the keyword in the address bar: suggests clips, and opens one or the search. */
export function handleOmnibox(db: ClipDatabase): void {
  browser.omnibox.onInputStarted.addListener(() => {
    const description = translate('omniboxSearch');
    browser.omnibox.setDefaultSuggestion({ description });
  });
  browser.omnibox.onInputChanged.addListener((typed, suggest) => {
    void suggestClips(db, typed, !import.meta.env.FIREFOX).then(suggest);
  });
  browser.omnibox.onInputEntered.addListener((entered, where) => {
    const url = entered.startsWith(CLIP)
      ? libraryUrl(entered.slice(CLIP.length))
      : searchUrl(entered);
    if (where === 'currentTab') void browser.tabs.update({ url });
    else void browser.tabs.create({ url, active: where === 'newForegroundTab' });
  });
}
