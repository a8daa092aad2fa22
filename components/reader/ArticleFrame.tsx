import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ArticleView } from './article-document';
import { articleDocument } from './article-document';
import { useStrings } from '../strings';

interface Props extends Omit<ArticleView, 'missingImage'> {
  readonly html: string;
  readonly sanitise: (html: string) => DocumentFragment;
  readonly onLink: (url: string) => void;
  /**
   * Called with a footnote's mark and the note itself; without it, the page scrolls to the note.
   */
  readonly onFootnote?: (mark: Element, note: Element) => void;
  /** Called when an image is chosen. */
  readonly onImage?: (image: HTMLImageElement) => void;
  /** Called with the article's document whenever one is loaded, and with `null` when it goes. */
  readonly onPage?: (page: Document | null) => void;
}

/** An article in a frame that grows with its content and cannot run scripts. */
export function ArticleFrame({ html, sanitise, onPage, ...props }: Props) {
  const { text } = useStrings();
  const frame = useRef<HTMLIFrameElement>(null);
  const { lang, dir, images, kept, printed } = props;
  const source = useMemo(() => {
    const missingImage = text('missingImage');
    return articleDocument(sanitise(html), { lang, dir, images, kept, printed, missingImage });
  }, [html, lang, dir, images, kept, printed?.join('\n')]);
  const latest = useRef(props);
  latest.current = props;

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
      page.addEventListener('click', (event) => choose(event, latest.current), lifetime);
      page.addEventListener(
        'keydown',
        (event) => {
          if (event.key === 'Enter') choose(event, latest.current);
        },
        lifetime,
      );
      if (latest.current.onImage) makeChoosable(page, text('enlargeImage'));
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
      // Same origin lets this page measure it and hear clicks, and modals let it be printed;
      // without `allow-scripts` no script runs.
      sandbox="allow-same-origin allow-modals"
      srcdoc={source}
    />
  );
}

/** Callbacks for clicks in an article. */
type Choices = Pick<Props, 'onLink' | 'onFootnote' | 'onImage'>;

/** Opens a link in a new tab; a link within the article scrolls to its target. */
function choose(event: Event, { onLink, onFootnote, onImage }: Choices): void {
  const target = event.target as Element | null;
  const link = target?.closest('a[href]');
  if (!link) {
    const image = target?.closest('img');
    if (image && onImage) onImage(image);
    return;
  }
  // The browser fires a click for Enter on a link.
  if (event.type !== 'click') return;
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) {
    const note = /^#fn(?!ref)/.test(href) && link.ownerDocument.getElementById(href.slice(1));
    if (!note || !onFootnote) return;
    event.preventDefault();
    onFootnote(link, note);
    return;
  }
  event.preventDefault();
  if (/^(https?|mailto):/i.test(href)) onLink(href);
}

/** Makes images selectable by keyboard. */
function makeChoosable(page: Document, label: string): void {
  for (const image of page.querySelectorAll('main img:not(a img)')) {
    image.setAttribute('tabindex', '0');
    image.setAttribute('role', 'button');
    image.setAttribute('aria-label', [label, image.getAttribute('alt')].filter(Boolean).join(': '));
  }
}
