import { UNREADABLE_PDF } from '@/components/unreadable-pdf';
import type { MessageKey } from '@/lib/browser/i18n';
import type { PdfFailure } from '@/lib/browser/tab-pdf';

/** Message for each failure. */
export const PDF_FAILURES: Record<PdfFailure, MessageKey> = {
  'not a pdf': 'pdfNotPdf',
  ...UNREADABLE_PDF,
  'too large': 'pdfTooLarge',
  stopped: 'pdfStopped',
  offline: 'pdfOffline',
};
