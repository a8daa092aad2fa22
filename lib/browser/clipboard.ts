/** What is put on the clipboard: text, and where `html` is not empty the same formatted. */
export interface ForClipboard {
  readonly text: string;
  readonly html: string;
}

/** Puts something on the clipboard. @throws where the browser does not let it */
export async function writeClipboard({ text, html }: ForClipboard): Promise<void> {
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      ...(html !== '' && { 'text/html': new Blob([html], { type: 'text/html' }) }),
    }),
  ]);
}
