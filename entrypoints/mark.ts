import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { newHighlightId } from '@/components/reader/new-highlight-id';
import { translate } from '@/lib/browser/i18n';
import { markingMode } from '@/lib/browser/marking-mode';
import { pageMessaging, type PageAddress } from '@/lib/browser/page-messages';
import { isSameSite } from '@/lib/clips/canonical-url';
import { COLOURS, type Colour, type HighlightEdit } from '@/lib/clips/highlight';
import { Marker } from '@/lib/marking/marker';
import type { MarkingStrings } from '@/lib/marking/marking-strings';

/** Global under which the next run of this script finds the page's marker. */
const MARKER = 'tearsheetMarker';

/**
 * Injected when the user wants to mark a page, when the popup opens on a page with highlights, and
 * on sites where highlights are always shown. Further runs reuse the same marker.
 */
export default defineUnlistedScript((): void => {
  const known = Reflect.get(globalThis, MARKER) as Marker | undefined;
  const marker = known ?? new Marker(document, api, strings());
  Reflect.set(globalThis, MARKER, marker);
  const wanted = markingMode();
  void marker.show().then(() => {
    if (wanted === 'mark') marker.mark();
  });
});

const api = {
  load: () => pageMessaging.sendMessage('pageHighlights', pageAddress()),
  change: (edit: HighlightEdit) =>
    pageMessaging.sendMessage('markPage', { page: pageAddress(), edit }),
  newId: newHighlightId,
};

/** The page's current address, and its canonical URL if that is on the same site. */
function pageAddress(): PageAddress {
  const link = document.querySelector<HTMLLinkElement>('link[rel=canonical]');
  const canonical = link && URL.canParse(link.href) ? link.href : null;
  return {
    url: location.href,
    canonicalUrl: canonical !== null && isSameSite(canonical, location.href) ? canonical : null,
  };
}

function strings(): MarkingStrings {
  const colours = COLOURS.map((colour) => [colour, translate(`colour_${colour}`)] as const);
  return {
    label: translate('markingLabel'),
    help: translate('markingHelp'),
    done: translate('markingDone'),
    note: translate('highlightNote'),
    tags: translate('tagsLabel'),
    remove: translate('highlightRemove'),
    close: translate('close'),
    unsure: translate('highlightUnsure'),
    failed: translate('markingFailed'),
    undrawn: translate('markingUndrawn'),
    colours: Object.fromEntries(colours) as Record<Colour, string>,
    lost: (count) => translate('markingLost', String(count)),
  };
}
