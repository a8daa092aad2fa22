import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ArticleRequest } from '@/lib/browser/request-article';
import { requestArticle, takePrefetchedRequest } from '@/lib/browser/request-article';
import type { Article } from '@/lib/clips/article';
import type { MenuItem } from '@/components/controls/MoreMenu';

/** The window around the form: the popup, or the side panel. */
export interface Host {
  readonly kind: 'popup' | 'panel';
  /** Asks the page to be clipped for its article. */
  readonly requestArticle: () => ArticleRequest;
  /** Gets out of the way, so that the user can work on the page. */
  readonly stepAside: () => void;
  /** The user's task is done. */
  readonly done: () => void;
  /** Further items for the More menu. */
  readonly items: readonly MenuItem[];
  /** Content shown with the form, for the page that an article is from. */
  readonly beside: (article: Article) => ComponentChildren;
}

const close = () => window.close();

/** The popup, which covers the page and closes when it is done or in the way. */
const POPUP: Host = {
  kind: 'popup',
  requestArticle: () => takePrefetchedRequest() ?? requestArticle(),
  stepAside: close,
  done: close,
  items: [],
  beside: () => null,
};

const HostContext = createContext<Host>(POPUP);

export const HostProvider = HostContext.Provider;

/** The window around the form. */
export const useHost = (): Host => useContext(HostContext);
