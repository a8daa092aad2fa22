import { useState } from 'preact/hooks';

/** Which of the library's dialogs are open, and for what. */
export function useDialogs() {
  /** The tag being edited. */
  const [editing, edit] = useState<string | null>(null);
  /** The clips being cited. */
  const [citing, cite] = useState<readonly string[] | null>(null);
  const [exporting, exportClips] = useState(false);
  const [helping, help] = useState(false);
  return { editing, edit, citing, cite, exporting, exportClips, helping, help };
}
