import { useStrings } from '@/components/strings';

/** In place of the reader, says why a clip cannot be read, with a link back to the library. */
export function Unreadable({ reason }: { readonly reason: string }) {
  const { text } = useStrings();
  return (
    <div class="empty unreadable" data-testid="unreadable">
      <p>{reason}</p>
      <a href="#/">{text('importBack')}</a>
    </div>
  );
}
