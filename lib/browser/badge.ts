import browser from 'webextension-polyfill';
import type { MessageKey } from './i18n';
import { translate } from './i18n';

interface Mark {
  readonly text: string;
  readonly color: string;
  readonly title: MessageKey;
}

const MARKS = {
  saved: { text: '✓', color: '#1a6b4a', title: 'badgeSaved' },
  known: { text: '●', color: '#1a6b4a', title: 'badgeKnown' },
  picked: { text: '…', color: '#a3320f', title: 'badgePicked' },
  failed: { text: '!', color: '#a3260f', title: 'badgeFailed' },
} as const satisfies Record<string, Mark>;

/** Marks a tab's toolbar button; the browser removes the mark when the tab navigates. */
export async function markTab(tabId: number, mark: keyof typeof MARKS): Promise<void> {
  const { text, color, title } = MARKS[mark];
  // A tab that was closed meanwhile has nothing to mark.
  await Promise.allSettled([
    browser.action.setBadgeText({ tabId, text }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setTitle({ tabId, title: translate(title) }),
  ]);
}
