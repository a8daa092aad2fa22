import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { TextQuote } from '@/lib/clips/highlight';

const piece = v.pipe(v.string(), v.maxLength(5000));
const schema = v.object({
  exact: v.pipe(piece, v.minLength(3)),
  prefix: piece,
  suffix: piece,
}) satisfies v.GenericSchema<unknown, TextQuote>;

/** Reads a page's selection and its context. Injected into pages, so it must be self-contained. */
function readSelection(): { exact: string; prefix: string; suffix: string } | null {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  const fold = (text: string) =>
    text.replaceAll(/(?<!\s)\s*\n\s*/g, '\n').replaceAll(/[^\S\n]+/g, ' ');
  const words = (node: Node) => (node.nodeType === Node.TEXT_NODE ? (node as Text).data : '');
  return {
    exact: fold(selection.toString()).trim(),
    prefix: fold(words(startContainer).slice(Math.max(0, startOffset - 32), startOffset)),
    suffix: fold(words(endContainer).slice(endOffset, endOffset + 32)),
  };
}

/** The passage selected in a tab; `null` if there is none, or it is too long for a highlight. */
export async function selectedPassage(tabId: number): Promise<TextQuote | null> {
  const [frame] = await browser.scripting.executeScript({ target: { tabId }, func: readSelection });
  const parsed = v.safeParse(schema, frame?.result);
  return parsed.success ? parsed.output : null;
}
