import { useState } from 'preact/hooks';
import { IconButton } from '../controls/IconButton';
import { useModal } from '../controls/use-modal';
import { useStrings } from '../strings';

interface Props {
  /** The chosen image, in the article's document. */
  readonly image: HTMLImageElement;
  readonly onClose: () => void;
}

/** An image of the article, enlarged to fit the window, with buttons to the other images. */
export function EnlargedImage({ image, onClose }: Props) {
  const { text, direction } = useStrings();
  const dialog = useModal();
  const [images] = useState(() =>
    Array.from(image.ownerDocument.querySelectorAll<HTMLImageElement>('main img')),
  );
  const [shown, setShown] = useState(image);
  const at = images.indexOf(shown);
  const [before, after] = [images[at - 1], images[at + 1]];
  const caption = shown.closest('figure')?.querySelector('figcaption')?.textContent.trim();
  const onKeyDown = ({ key }: KeyboardEvent) => {
    const [back, forth] =
      direction === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    const next = key === back ? before : key === forth ? after : undefined;
    if (next) setShown(next);
  };
  return (
    <dialog
      ref={dialog}
      class="enlarged"
      data-testid="enlarged"
      aria-label={text('enlargedImage')}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div class="enlarged-bar">
        {images.length > 1 && <Ways before={before} after={after} onShow={setShown} />}
        <IconButton
          icon="close"
          label={text('close')}
          testId="close-image"
          onClick={() => dialog.current?.close()}
        />
      </div>
      <button
        type="button"
        class="enlarged-image"
        aria-label={text('close')}
        autoFocus
        onClick={() => dialog.current?.close()}
      >
        <img src={shown.currentSrc || shown.src} alt={shown.alt} referrerpolicy="no-referrer" />
      </button>
      {caption !== undefined && <p dir="auto">{caption}</p>}
    </dialog>
  );
}

interface WaysProps {
  readonly before: HTMLImageElement | undefined;
  readonly after: HTMLImageElement | undefined;
  readonly onShow: (image: HTMLImageElement) => void;
}

/** Buttons to the previous and next image. */
function Ways({ before, after, onShow }: WaysProps) {
  const { text } = useStrings();
  return (
    <>
      <IconButton
        icon="back"
        label={text('previousImage')}
        testId="previous-image"
        disabled={!before}
        onClick={() => before && onShow(before)}
      />
      <IconButton
        icon="forth"
        label={text('nextImage')}
        testId="next-image"
        disabled={!after}
        onClick={() => after && onShow(after)}
      />
    </>
  );
}
