import { useEffect, useMemo } from 'preact/hooks';
import { useStrings } from '../strings';
import { useKeys } from '../use-keys';
import { Bubble } from './Bubble';
import { boxOf } from './use-article';

/** A footnote's mark in the text, and the note it refers to. */
export interface Footnote {
  readonly mark: Element;
  readonly note: Element;
}

/** Shows a footnote's text at its mark. */
export function FootnoteBubble({
  mark,
  note,
  onClose,
}: Footnote & { readonly onClose: () => void }) {
  const { text } = useStrings();
  const words = useMemo(() => {
    const copy = note.cloneNode(true) as Element;
    for (const back of copy.querySelectorAll('a[href^="#fnref"]')) back.remove();
    return copy.textContent.trim();
  }, [note]);
  useKeys((key) => {
    if (key !== 'Escape') return false;
    onClose();
    return true;
  });
  useEffect(() => {
    const page = mark.ownerDocument;
    const close = ({ target }: Event) => {
      if (!mark.contains(target as Node)) onClose();
    };
    page.addEventListener('click', close);
    return () => page.removeEventListener('click', close);
  }, [mark]);
  return (
    <Bubble at={() => boxOf(mark)} label={text('footnote')} testId="footnote">
      <p dir="auto" role="status">
        {words}
      </p>
      <div class="bubble-row">
        <button
          type="button"
          class="link"
          onClick={() => {
            note.scrollIntoView({ block: 'center' });
            onClose();
          }}
        >
          {text('goToFootnote')}
        </button>
        <span class="spacer" />
        <button type="button" class="link" data-testid="footnote-close" onClick={onClose}>
          {text('close')}
        </button>
      </div>
    </Bubble>
  );
}
