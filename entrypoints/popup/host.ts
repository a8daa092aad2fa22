import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Asked } from '@/lib/browser/ask-page';
import { askPage, takeAsked } from '@/lib/browser/ask-page';
import type { Article } from '@/lib/clips/article';
import type { MenuItem } from '@/components/controls/MoreMenu';

/** What shows the form: the popup, or the panel at the side of the window. */
export interface Host {
  readonly kind: 'popup' | 'panel';
  /** Asks the page that is to be clipped for its article. */
  readonly ask: () => Asked;
  /** Makes room, so that the person can work on the page. */
  readonly stepAside: () => void;
  /** What the person came for is done. */
  readonly done: () => void;
  /** What else it has behind its More button. */
  readonly items: readonly MenuItem[];
  /** What it shows beside the form of the page that an article is of. */
  readonly beside: (article: Article) => ComponentChildren;
}

const close = () => window.close();

/** The popup, which is in the page's way and closes. */
const POPUP: Host = {
  kind: 'popup',
  ask: () => takeAsked() ?? askPage(),
  stepAside: close,
  done: close,
  items: [],
  beside: () => null,
};

const HostContext = createContext<Host>(POPUP);

export const HostProvider = HostContext.Provider;

/** What shows the form. */
export const useHost = (): Host => useContext(HostContext);
