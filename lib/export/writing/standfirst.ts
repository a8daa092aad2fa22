import type { Clip } from '@/lib/clips/clip';
import { escapeHtml } from './escape';

/** A clip's standfirst as a paragraph of HTML; empty if it has none. */
export function standfirstHtml({ standfirst }: Pick<Clip, 'standfirst'>): string {
  return standfirst === undefined
    ? ''
    : `<p class="standfirst"><strong>${escapeHtml(standfirst)}</strong></p>\n`;
}
