import { useStrings } from '../strings';
import { useModal } from '../controls/use-modal';

interface Props {
  readonly image: HTMLImageElement;
  readonly onClose: () => void;
}

/** An image of an article as large as the window lets it be; a click closes it. */
export function EnlargedImage({ image, onClose }: Props) {
  const { text } = useStrings();
  const dialog = useModal();
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
