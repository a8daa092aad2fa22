import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ArticleView } from './article-document';
import { articleDocument } from './article-document';
import { useStrings } from './strings';

interface Props extends Omit<ArticleView, 'missingImage'> {
  readonly html: string;
  readonly sanitise: (html: string) => DocumentFragment;
  readonly onLink: (url: string) => void;
}

/** An article in a frame that grows with it and in which no script can run. */
export function ArticleFrame({ html, sanitise, onLink, ...view }: Props) {
  const { text } = useStrings();
  const frame = useRef<HTMLIFrameElement>(null);
  const missingImage = text('missingImage');
  const source = useMemo(
    () => articleDocument(sanitise(html), { ...view, missingImage }),
    [html, view.lang, view.dir, view.images],
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
      page.addEventListener('click', (event) => followLink(event, onLink), lifetime);
    };
    element.addEventListener('load', attach, lifetime);
    if (element.contentDocument?.readyState === 'complete') attach();
    return () => {
      lifetime.abort();
      fit.disconnect();
    };
  }, [source]);

  return (
    <iframe
      ref={frame}
      class="article-frame"
      data-testid="article"
      title={text('articleFrameTitle')}
      // Same origin lets this page measure it and hear clicks; without `allow-scripts` none runs.
      sandbox="allow-same-origin"
      srcdoc={source}
    />
  );
}

/** Sends a link to its own tab; a link within the article scrolls as it would. */
function followLink(event: MouseEvent, onLink: (url: string) => void): void {
  const link = (event.target as Element | null)?.closest('a[href]');
  const href = link?.getAttribute('href') ?? '';
  if (!link || href.startsWith('#')) return;
  event.preventDefault();
  if (/^(https?|mailto):/i.test(href)) onLink(href);
}
