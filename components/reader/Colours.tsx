import type { Colour } from '@/lib/clips/highlight';
import { COLOURS } from '@/lib/clips/highlight';
import { useStrings } from '../strings';

interface Props {
  readonly chosen: Colour | null;
  readonly onChoose: (colour: Colour) => void;
}

/** Buttons for choosing a highlight's colour. */
export function Colours({ chosen, onChoose }: Props) {
  const { text } = useStrings();
  return (
    <>
      {COLOURS.map((colour) => (
        <button
          key={colour}
          type="button"
          class="colour"
          data-colour={colour}
          data-testid={`highlight-${colour}`}
          aria-label={text(`colour_${colour}`)}
          title={text(`colour_${colour}`)}
          aria-pressed={chosen === null ? undefined : chosen === colour}
          onClick={() => onChoose(colour)}
        />
      ))}
    </>
  );
}
