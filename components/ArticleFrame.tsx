import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ArticleView } from './article-document';
import { articleDocument } from './article-document';
import { useStrings } from './strings';

interface Props extends Omit<ArticleView, 'missingImage'> {
  readonly html: string;
  readonly sanitise: (html: string) => DocumentFragment;
  readonly onLink: (url: string) => void;
  /** A link to a place within the article; without it the page scrolls there. */
  readonly onPlace?: (target: Element) => void;
  /** The article's page each time there is one; `null` when it goes. */
  readonly onPage?: (page: Document | null) => void;
}

/** An article in a frame that grows with it and in which no script can run. */
export function ArticleFrame({ html, sanitise, onLink, onPlace, onPage, ...view }: Props) {
  const { text } = useStrings();
  const frame = useRef<HTMLIFrameElement>(null);
  const missingImage = text('missingImage');
  const source = useMemo(
    () => articleDocument(sanitise(html), { ...view, missingImage }),
    [html, view.lang, view.dir, view.images, view.printed?.join('\n')],
  );

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const lifetime = new AbortController();
    const fit = new ResizeObserver(() => {
      const height = element.contentDocument?.documentElement.getBoundingClientRect().height;
      if (height !== undefined) element.style.height = `${Math.ceil(height)}px`;
    });
    const attach = () => {
      const page = element.contentDocument;
      if (!page?.body) return;
      fit.observe(page.documentElement);
      page.addEventListener('click', (event) => followLink(event, onLink, onPlace), lifetime);
      onPage?.(page);
    };
    element.addEventListener('load', attach, lifetime);
    if (element.contentDocument?.readyState === 'complete') attach();
    return () => {
      lifetime.abort();
      fit.disconnect();
      onPage?.(null);
    };
  }, [source]);

  return (
    <iframe
      ref={frame}
      class="article-frame"
      data-testid="article"
      title={text('articleFrameTitle')}
      // Same origin lets this page measure it and hear clicks, and modals let it be printed; without
      // `allow-scripts` no script runs.
      sandbox="allow-same-origin allow-modals"
      srcdoc={source}
    />
  );
}

/** Sends a link to its own tab; a link within the article leads to its place. */
function followLink(
  event: MouseEvent,
  onLink: (url: string) => void,
  onPlace?: (target: Element) => void,
): void {
  const link = (event.target as Element | null)?.closest('a[href]');
  const href = link?.getAttribute('href') ?? '';
  if (!link) return;
  if (href.startsWith('#')) {
    const target = link.ownerDocument.getElementById(href.slice(1));
    if (!target || !onPlace) return;
    event.preventDefault();
    onPlace(target);
    return;
  }
  event.preventDefault();
  if (/^(https?|mailto):/i.test(href)) onLink(href);
}
