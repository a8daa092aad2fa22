import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import { decodeText } from '../reading/decode';
import { plainTitle } from '../reading/fields';
import { linesOf } from '../reading/lines';
import { checkItem } from '../reading/rows';

const LINK = /^(?:(?:[-*+]|\d+[.)])\s*)?\[(?<title>[^\]]*)\]\((?<url>[^)\s]+)(?:\s[^)]*)?\)$/;
const ADDRESS = /https?:\/\/[^\s<>"]+/i;

const isEntry = (line: string) =>
  LINK.test(line) || /^(?:[-*+]\s+)?https?:\/\/\S+/i.test(line) || /\shttps?:\/\/\S+$/i.test(line);

/** A plain list of URLs, one per line, with or without a title; also Markdown links. */
export const addresses: ImportFormat = {
  id: 'addresses',
  name: 'Addresses',
  recognises: ({ text }) => {
    const lines = text
      .split(/\r\n?|\n/, 50)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'));
    // In prose, URLs are occasional; in a list, nearly every line has one.
    return lines.filter(isEntry).length * 2 > lines.length;
  },
  async *rows(file) {
    let row = 0;
    for await (const line of linesOf(decodeText(file.stream()))) {
      row += 1;
      if (line.trim() === '' || /^\s*#/.test(line)) continue;
      const link = LINK.exec(line.trim())?.groups;
      const url = link?.url ?? ADDRESS.exec(line)?.[0] ?? line.trim();
      const rest =
        link?.title ??
        line.replace(url, '').replace(/^[\s\-–—|:*+]+|(?<![\s\-–—|:])[\s\-–—|:]+$/g, '');
      const item = { ...bareItem(url), title: plainTitle(rest) };
      yield checkItem(item, row, { kind: 'text', text: line, extension: 'txt' });
    }
  },
};
