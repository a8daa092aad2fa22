import type { LeadImage } from '@/lib/clips/article';
import { useStrings } from './strings';

/** The lead image with its credit. */
export function LeadFigure({ image }: { image: LeadImage }) {
  const { text } = useStrings();
  return (
    <figure class="lead" data-testid="lead-image">
      <img src={image.url} alt={image.alt ?? ''} referrerpolicy="no-referrer" />
      {image.credit !== null && <figcaption>{text('photoBy', image.credit)}</figcaption>}
    </figure>
  );
}
