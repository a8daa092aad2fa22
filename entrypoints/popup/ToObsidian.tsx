import { useState } from 'preact/hooks';
import { Icon } from '@/components/controls/Icon';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { writeClipboard } from '@/lib/browser/clipboard';
import { openAppInTab } from '@/lib/browser/open-app';
import { newNoteAddress, sendsToObsidian } from '@/lib/export/obsidian/new-note';
import type { ClipDatabase } from '@/lib/store/database';

interface Props {
  readonly db: ClipDatabase;
  readonly clipId: string;
}

/** Button that sends the new clip to Obsidian, for users who do that; otherwise nothing. */
export function ToObsidian({ db, clipId }: Props) {
  const { text } = useStrings();
  const [said, setSaid] = useState('');
  const wanted = useLoaded(() => sendsToObsidian(db));
  if (wanted !== true) return null;
  const send = async () => {
    const { noteOf } = await import('@/lib/export/obsidian/note');
    const note = await noteOf(db, clipId, { highlights: text('wordHighlights') });
    if (!note) return;
    await writeClipboard({ text: note.text, html: '' });
    // The browser may close the popup to ask whether to open the other program.
    setSaid(text('obsidianSent'));
    await openAppInTab(newNoteAddress(note));
  };
  return (
    <>
      <button
        type="button"
        data-testid="saved-to-obsidian"
        onClick={() =>
          void send().catch((error: unknown) => setSaid(text('actionFailed', String(error))))
        }
      >
        <Icon name="send" /> {text('sendToObsidian')}
      </button>
      <span role="status" data-testid="obsidian-said">
        {said}
      </span>
    </>
  );
}
