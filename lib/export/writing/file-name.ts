/**
 * Bytes of UTF-8 a name may take, composed or taken apart as some file systems keep it: they have
 * room for 255, in which a number and an ending must fit too.
 */
const MOST_BYTES = 200;

/** Names that Windows keeps for devices, whatever their endings: `con.notes.md` is one. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[\d¹²³]|lpt[\d¹²³])(?=\s*(?:\.|$))/i;

/** A title as a file name, without ending, that Windows, macOS, Linux and Obsidian all take. */
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

/** As many whole characters of a name, as people count them, as there is room for. */
function shortened(name: string): string {
  if (bytesOf(name) <= MOST_BYTES) return name;
  let room = MOST_BYTES;
  let short = '';
  // Each takes at least a byte, so the rest cannot have room.
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, MOST_BYTES + 1))) {
    room -= bytesOf(segment);
    if (room < 0) break;
    short += segment;
  }
  // A single character with more marks than there is room for keeps those that fit.
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

/** Hands out names without repeats, also where a file system ignores case: `Title 2`. */
export function uniqueNames(): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let unique = name;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${name} ${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  };
}
