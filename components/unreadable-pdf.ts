/** Messages for PDFs that were fetched but yield no text. */
export const UNREADABLE_PDF = {
  encrypted: 'pdfEncrypted',
  damaged: 'pdfDamaged',
  'no text': 'pdfNoText',
} as const;
