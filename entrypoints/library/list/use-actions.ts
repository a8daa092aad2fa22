import { useState } from 'preact/hooks';
import type { ToastMessage } from '@/components/controls/Toast';
import { useStrings } from '@/components/strings';
import { sendMessage } from '@/lib/browser/messages';
import type { ClipEdit } from '@/lib/clips/edit';

/** Actions of the library on single clips, and the message shown after them. */
export function useActions() {
  const { text } = useStrings();
  const [toast, setToast] = useState<ToastMessage | null>(null);

  const failed = (error: unknown) => setToast({ text: text('actionFailed', String(error)) });

  const edit = async (id: string, change: ClipEdit, undo?: ClipEdit) => {
    // The background writes it: it outlives this page, which may be closing on a note just typed.
    const problem = await sendMessage('editClip', { clipId: id, edit: change }).catch(String);
    if (problem !== null) {
      failed(problem);
    } else if (undo) {
      setToast({ text: text('versionMade'), undo: () => void edit(id, undo) });
    } else if (change.deleted === true) {
      setToast({ text: text('deleted'), undo: () => void edit(id, { deleted: false }) });
    } else if (change.archived === true) {
      setToast({ text: text('archived'), undo: () => void edit(id, { archived: false }) });
    } else if (change.highlights?.some(({ removed }) => removed)) {
      const back = change.highlights.map((each) => ({ ...each, removed: false }));
      setToast({ text: text('highlightRemoved'), undo: () => void edit(id, { highlights: back }) });
    }
  };

  const copy = (words: string) => {
    navigator.clipboard.writeText(words).then(() => setToast({ text: text('copied') }), failed);
  };

  return { toast, setToast, failed, edit, copy };
}
