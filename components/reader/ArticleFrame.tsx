import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ArticleView } from './article-document';
import { emptyDocument, fillDocument } from './article-document';
import { useStrings } from '../strings';

interface Props extends Omit<ArticleView, 'missingImage'> {
  /** `null` while it is not known; the frame is loaded meanwhile. */
  readonly html: string | null;
  readonly sanitise: (html: string) => DocumentFragment;
  readonly onLink: (url: string) => void;
  /**
   * Called with a footnote's mark and the note itself; without it, the page scrolls to the note.
   */
  readonly onFootnote?: (mark: Element, note: Element) => void;
  /** Called when an image is chosen. */
  readonly onImage?: (image: HTMLImageElement) => void;
  /** Called with the article's element whenever it is filled in, and with `null` when it goes. */
  readonly onArticle?: (main: HTMLElement | null) => void;
}

/** An article in a frame that grows with its content and cannot run scripts. */
export function ArticleFrame({ html, sanitise, onArticle, ...props }: Props) {
  const { text } = useStrings();
  const frame = useRef<HTMLIFrameElement>(null);
  const [page, setPage] = useState<Document | null>(null);
  const { lang, dir, images, kept, printed } = props;
  const latest = useRef(props);
  latest.current = props;

  useLayoutEffect(() => {
    if (!page || html === null) return undefined;
    const missingImage = text('missingImage');
    const view = { lang, dir, images, kept, printed, missingImage };
    const main = fillDocument(page, sanitise(html), view);
    if (latest.current.onImage) makeChoosable(main, text('enlargeImage'));
    onArticle?.(main);
    return () => onArticle?.(null);
  }, [page, html, lang, dir, images, kept, printed?.join('\n')]);

  useEffect(() => {
    const element = frame.current;
    if (!element || !page) return undefined;
    const lifetime = new AbortController();
    const fit = new ResizeObserver(() => {
      element.style.height = `${Math.ceil(page.documentElement.getBoundingClientRect().height)}px`;
    });
    fit.observe(page.documentElement);
    page.addEventListener('click', (event) => choose(event, latest.current), lifetime);
    page.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter') choose(event, latest.current);
      },
      lifetime,
    );
    return () => {
      lifetime.abort();
      fit.disconnect();
    };
  }, [page]);

  return (
    <iframe
      ref={frame}
      class="article-frame"
      data-testid="article"
      hidden={html === null}
      title={text('articleFrameTitle')}
      // Same origin lets this page measure it and hear clicks, and modals let it be printed;
      // without `allow-scripts` no script runs.
      sandbox="allow-same-origin allow-modals"
      srcdoc={useMemo(() => emptyDocument(images), [images])}
      onLoad={({ currentTarget: { contentDocument } }) => setPage(contentDocument)}
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
function makeChoosable(main: HTMLElement, label: string): void {
  for (const image of main.querySelectorAll('img:not(a img)')) {
    image.setAttribute('tabindex', '0');
    image.setAttribute('role', 'button');
    image.setAttribute('aria-label', [label, image.getAttribute('alt')].filter(Boolean).join(': '));
  }
}
