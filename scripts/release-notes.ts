/** A semantic version without pre-release or build suffix. */
const VERSION = /^(\d+)\.(\d+)\.(\d+)$/;

/**
 * Checks that a version may follow another.
 * @throws Error if either is not a version of three numbers, or the next is not greater
 */
export function checkNext(current: string, next: string): void {
  const [from, to] = [numbersOf(current), numbersOf(next)];
  const at = to.findIndex((number, place) => number !== from[place]);
  if (at < 0 || (to[at] ?? 0) < (from[at] ?? 0))
    throw new Error(`${next} does not come after ${current}.`);
}

function numbersOf(version: string): readonly number[] {
  const match = VERSION.exec(version);
  if (!match) throw new Error(`${version} is no version such as 1.2.3.`);
  return match.slice(1).map(Number);
}

/**
 * Moves the unreleased notes of a changelog under a version; returns the changelog and these notes.
 * @param day ISO 8601
 * @throws Error if there are no unreleased notes
 */
export function release(
  changelog: string,
  version: string,
  day: string,
): { readonly changelog: string; readonly notes: string } {
  const match = /^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog);
  const notes = match?.[1]?.trim() ?? '';
  if (!match || notes === '') throw new Error('CHANGELOG.md has nothing under "Unreleased".');
  const released = `## Unreleased\n\n## ${version} (${day})\n\n${notes}\n\n`;
  return { changelog: changelog.replace(match[0], () => released).trimEnd() + '\n', notes };
}

/** The notes of a released version; empty if there are none. */
export function notesOf(changelog: string, version: string): string {
  const start = changelog.indexOf(`## ${version} (`);
  if (start < 0) return '';
  const [, ...lines] = changelog.slice(start).split('\n');
  const end = lines.findIndex((line) => line.startsWith('## '));
  return lines
    .slice(0, end < 0 ? lines.length : end)
    .join('\n')
    .trim();
}
