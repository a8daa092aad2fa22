const LONGEST = 100;

/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A title as a file name, without ending, that Windows, macOS, Linux and Obsidian all take. */
export function fileName(title: string): string {
  const name = title
    .normalize('NFC')
    .replace(/[<>:"/\\|?*#^[\]\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const short = Array.from(name)
    .slice(0, LONGEST)
    .join('')
    .replace(/(?<![. ])[. ]+$/, '')
    .replace(/^\.+/, '');
  if (short === '') return 'Untitled';
  return DEVICE.test(short) ? `${short}_` : short;
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
