/** Clipboard content: plain text, and the same as HTML unless `html` is empty. */
export interface ClipboardContent {
  readonly text: string;
  readonly html: string;
}

/** Writes to the clipboard. @throws if the browser does not allow it */
export async function writeClipboard({ text, html }: ClipboardContent): Promise<void> {
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/plain': new Blob([text], { type: 'text/plain' }),
      ...(html !== '' && { 'text/html': new Blob([html], { type: 'text/html' }) }),
    }),
  ]);
}
