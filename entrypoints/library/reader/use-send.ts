import type { ToastMessage } from '@/components/controls/Toast';
import { useStrings } from '@/components/strings';
import {
  canChooseFolder,
  chooseFolder,
  chosenFolder,
  hasWritePermission,
} from '@/lib/browser/chosen-folder';
import { writeClipboard } from '@/lib/browser/clipboard';
import { download } from '@/lib/browser/download';
import { openApp } from '@/lib/browser/open-app';
import { newNoteAddress, rememberObsidian } from '@/lib/export/obsidian/new-note';
import type { ClipDatabase } from '@/lib/store/database';
import { exportWords } from '../export/export-words';

const oneClip = () => import('../export/one-clip');

/** Exports one clip as Markdown: to a file, to Obsidian, or to the chosen folder. */
export function useSend(db: ClipDatabase, say: (message: ToastMessage) => void) {
  const { text } = useStrings();
  const attempt = (work: () => Promise<string | null>) => () =>
    void work().then(
      (said) => said !== null && say({ text: said }),
      (error: unknown) => say({ text: text('actionFailed', String(error)) }),
    );

  const toFile = async (id: string) => {
    const { exportMarkdownFile } = await oneClip();
    const { name, blob } = await exportMarkdownFile(db, id, exportWords(text));
    download(name, blob);
    return null;
  };

  const toObsidian = async (id: string) => {
    const { noteOf } = await import('@/lib/export/obsidian/note');
    const note = await noteOf(db, id, exportWords(text));
    if (!note) return null;
    await writeClipboard({ text: note.text, html: '' });
    await rememberObsidian(db);
    await openApp(newNoteAddress(note));
    const notices = note.faults.length > 0 ? [text('templateFaults', note.name)] : [];
    return [text('obsidianSent'), ...notices].join(' ');
  };

  const toFolder = async (id: string) => {
    const folder = (await chosenFolder('markdown')) ?? (await chooseFolder('markdown'));
    if (!folder) return null;
    if (!(await hasWritePermission(folder))) return text('exportNoFolder');
    const { writeIntoFolder } = await oneClip();
    await writeIntoFolder(db, id, exportWords(text), folder.handle);
    return text('folderSaved', folder.handle.name);
  };

  return (id: string) => ({
    onExport: attempt(() => toFile(id)),
    onObsidian: attempt(() => toObsidian(id)),
    /** `null` if the browser does not let pages write into folders. */
    onFolder: canChooseFolder() ? attempt(() => toFolder(id)) : null,
  });
}
