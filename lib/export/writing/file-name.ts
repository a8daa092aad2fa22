/**
 * The maximum length of a name in bytes of UTF-8, composed or decomposed as in some file systems:
 * these allow 255, including a number and an extension.
 */
const MOST_BYTES = 200;

/** Names that Windows reserves for devices, with any extension: also `con.notes.md`. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?=\s*(?:\.|$))/i;

/**
 * Turns a title into a file name, without extension, that is valid on Windows, macOS, Linux and in
 * Obsidian.
 */
export function fileName(title: string): string {
  const name = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[<>:"/\\|?*#^[\]\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = shortened(name)
    .replace(/(?<![. ])[. ]+$/, '')
    .replace(/^\.+/, '');
  if (short === '') return 'Untitled';
  return short.replace(DEVICE, '$1_');
}

/** As many whole characters (graphemes) of a name as fit. */
function shortened(name: string): string {
  if (bytesOf(name) <= MOST_BYTES) return name;
  let room = MOST_BYTES;
  let short = '';
  // Each takes at least a byte, so the rest cannot fit.
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, MOST_BYTES + 1))) {
    room -= bytesOf(segment);
    if (room < 0) break;
    short += segment;
  }
  // A single character with too many combining marks keeps those that fit.
  return short === '' ? codePointsWithin(name) : short.trim();
}

function bytesOf(text: string): number {
  const encoder = new TextEncoder();
  return Math.max(encoder.encode(text).length, encoder.encode(text.normalize('NFD')).length);
}

function codePointsWithin(text: string): string {
  let short = '';
  for (const char of text) {
    if (bytesOf(short + char) > MOST_BYTES) break;
    short += char;
  }
  return short;
}

/** Returns a function that makes names unique, also on case-insensitive file systems: `Title 2`. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let unique = name;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${name} ${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  };
}
