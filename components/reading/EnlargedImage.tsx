import { useEffect, useRef } from 'preact/hooks';
import { useStrings } from '../strings';

interface Props {
  readonly image: HTMLImageElement;
  readonly onClose: () => void;
}

/** An image of an article at the size of the window, or at its own where a click asks for that. */
export function EnlargedImage({ image, onClose }: Props) {
  const { text } = useStrings();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const caption = image.closest('figure')?.querySelector('figcaption')?.textContent.trim();
  return (
    <dialog
      ref={dialog}
      class="enlarged"
      data-testid="enlarged"
      aria-label={text('enlargedImage')}
      onClose={onClose}
    >
      <button
        type="button"
        class="enlarged-image"
        aria-label={text('close')}
        autoFocus
        onClick={() => dialog.current?.close()}
      >
        <img src={image.currentSrc || image.src} alt={image.alt} referrerpolicy="no-referrer" />
      </button>
      {caption !== undefined && <p>{caption}</p>}
    </dialog>
  );
}
