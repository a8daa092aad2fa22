import type { useStrings } from '@/components/strings';
import type { ExportWords } from '@/lib/export/format';

/** The words that exports contain, in the user's language. */
export function exportWords(text: ReturnType<typeof useStrings>['text']): ExportWords {
  return {
    contents: text('wordContents'),
    notes: text('wordNotes'),
    highlights: text('wordHighlights'),
    highlightsAndNotes: text('wordHighlightsAndNotes'),
    source: text('wordSource'),
    clipped: text('wordClipped'),
    image: text('wordImage'),
  };
}
