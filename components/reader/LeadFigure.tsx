import type { LeadImage } from '@/lib/clips/article';
import { useStrings } from '../strings';

interface Props {
  readonly image: LeadImage;
  /** Local URL of the image, if this device keeps it. */
  readonly kept?: string | undefined;
}

/** The lead image with its credit. */
export function LeadFigure({ image, kept }: Props) {
  const { text } = useStrings();
  return (
    <figure class="lead" data-testid="lead-image">
      <img src={kept ?? image.url} alt={image.alt ?? ''} referrerpolicy="no-referrer" />
      {image.credit !== null && <figcaption>{text('photoBy', image.credit)}</figcaption>}
    </figure>
  );
}
