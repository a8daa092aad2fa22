/** What is said of a PDF that was had, and gives no text. */
export const UNREADABLE_PDF = {
  encrypted: 'pdfEncrypted',
  damaged: 'pdfDamaged',
  'no text': 'pdfNoText',
} as const;
