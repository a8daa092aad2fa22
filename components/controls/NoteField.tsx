import { useStrings } from '../strings';
import { GrowingText } from './GrowingText';

interface Props {
  readonly label: string;
  readonly testId: string;
  readonly value: string;
  readonly onChange: (note: string) => void;
  readonly onCommit?: () => void;
}

/** Text field for a note on a page, a clip or a highlight. */
export function NoteField(props: Props) {
  const { text } = useStrings();
  return (
    <GrowingText class="field note" placeholder={text('notePlaceholder')} multiline {...props} />
  );
}
