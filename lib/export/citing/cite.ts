import type { Clip } from '@/lib/clips/clip';
import type { Copied } from '../copy';
import type { ClipWithText, Part } from '../format';
import type { Piece } from './pieces';
import { copiedCitations, plain } from './pieces';
import type { CitationStyle } from './styles';
import { CITATION_STYLES, citations } from './styles';

/** The form of citations: a style for readers, or a format for reference managers. */
export type CitationForm = CitationStyle | 'bibtex' | 'ris' | 'csl';

/** Citations for display, and for the clipboard. */
export interface FormattedCitations {
  readonly shown: readonly (readonly Piece[])[];
  readonly copied: Copied;
}

const isStyle = (as: CitationForm): as is CitationStyle => Object.hasOwn(CITATION_STYLES, as);

/** Formats citations of clips. */
export async function cite(clips: readonly Clip[], as: CitationForm): Promise<FormattedCitations> {
  if (isStyle(as)) {
    const shown = citations(clips, as);
    return { shown, copied: copiedCitations(shown) };
  }
  const write = await writerOf(as);
  const job = {
    clips: async function* (): AsyncGenerator<ClipWithText> {
      for (const clip of clips) yield { clip, contents: null };
    },
  };
  const parts: Part[] = [];
  for await (const part of write(job)) parts.push(part);
  const text = await new Blob(parts).text();
  return { shown: [[plain(text)]], copied: { html: '', text } };
}

async function writerOf(as: 'bibtex' | 'ris' | 'csl') {
  if (as === 'bibtex') return (await import('../formats/bibtex')).writeBibtex;
  if (as === 'ris') return (await import('../formats/ris')).writeRis;
  return (await import('../formats/csl-json')).writeCslJson;
}
