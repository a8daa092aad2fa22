/** Long enough for a browser that asks for the location before it reads the blob. */
const REVOKE_AFTER_MS = 600_000;

/** Downloads a file via the browser, which needs no permission. Pages only. */
export function download(name: string, blob: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), REVOKE_AFTER_MS);
}
