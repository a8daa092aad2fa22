import * as v from 'valibot';
import { beginsWith, namesFields } from '../format';
import type { ImportFormat } from '../format';
import { bareItem } from '../item';
import type { ImportItem, ImportRow } from '../item';
import { wholeText } from '../reading/decode';
import { plainTitle, tagsIn, timeOf } from '../reading/fields';
import { checkItem, looseText, looseTime } from '../reading/rows';

/** A browser's bookmarks are a few megabytes at most. */
const LARGEST = 100_000_000;
const DEEPEST = 100;

const node = v.looseObject({
  title: looseText,
  name: looseText,
  uri: looseText,
  url: looseText,
  tags: looseText,
  root: looseText,
  dateAdded: looseTime,
  date_added: looseTime,
  children: v.fallback(v.array(v.unknown()), []),
});

type Node = v.InferOutput<typeof node>;

/** Seconds between 1601, Chromium's epoch, and 1970. */
const CHROMIUM_EPOCH = 11_644_473_600;

/** Converts Chromium's microseconds since 1601. */
const chromiumTime = (value: string | number | null) =>
  value === null ? null : timeOf(String(Math.round(Number(value) / 1e6 - CHROMIUM_EPOCH)));

/** The bookmarks of a tree, each with the names of its folders. */
function* bookmarksIn(
  top: unknown,
  folders: readonly string[],
): Generator<{ readonly node: Node; readonly folders: readonly string[]; readonly json: string }> {
  const parsed = v.safeParse(node, top);
  if (!parsed.success || folders.length > DEEPEST) return;
  const here = parsed.output;
  const address = here.uri ?? here.url;
  if (address !== null) {
    yield { node: here, folders, json: JSON.stringify(top) };
    return;
  }
  const name = (here.title ?? here.name ?? '').replaceAll('/', ' ').trim();
  for (const child of here.children) yield* bookmarksIn(child, [...folders, name]);
}

/**
 * Converts the folders to one nested tag, without the outermost ones, which are the browser's own.
 */
function tagOf(folders: readonly string[], own: number): string[] {
  const names = folders.slice(own).filter((name) => name !== '');
  return names.length === 0 ? [] : [names.join('/')];
}

interface Browser {
  /** Finds the trees in a file. */
  readonly trees: (file: unknown) => readonly unknown[];
  /** How many outermost folders are the browser's own. */
  readonly own: number;
  readonly itemOf: (node: Node) => ImportItem;
}

async function* rowsOf(
  stream: ReadableStream<Uint8Array>,
  { trees, own, itemOf }: Browser,
): AsyncGenerator<ImportRow> {
  let file: unknown;
  try {
    file = JSON.parse(await wholeText(stream, LARGEST));
  } catch (error) {
    const problem = error instanceof RangeError ? 'too large' : 'cut off';
    yield { row: 1, title: null, problem, detail: String(error).slice(0, 300), raw: null };
    return;
  }
  let row = 0;
  for (const tree of trees(file)) {
    for (const each of bookmarksIn(tree, [])) {
      row += 1;
      const item = itemOf(each.node);
      // Firefox's smart folders, which no other program supports.
      if (/^place:/i.test(item.url)) continue;
      const tagged = { ...item, tags: [...item.tags, ...tagOf(each.folders, own)] };
      yield checkItem(tagged, row, { kind: 'json', json: each.json, head: '[', tail: ']' });
    }
  }
}

/** Firefox’s backup of bookmarks: a tree of `{ title, uri, tags, dateAdded, children }`. */
export const firefoxJson: ImportFormat = {
  id: 'firefox-json',
  name: 'Firefox (JSON)',
  recognises: (sample) =>
    beginsWith(sample, '{') && namesFields(sample, 'guid', 'typeCode', 'children'),
  rows: (file) =>
    rowsOf(file.stream(), {
      trees: (tree) => [tree],
      own: 2,
      itemOf: (each) => ({
        ...bareItem(each.uri ?? ''),
        title: plainTitle(each.title),
        tags: tagsIn(each.tags, ','),
        savedAt: timeOf(each.dateAdded),
      }),
    }),
};

const roots = v.looseObject({ roots: v.looseObject({}) });

/** The file `Bookmarks` in a profile of Chromium, Chrome, Edge or Brave. */
export const chromiumBookmarks: ImportFormat = {
  id: 'chromium-bookmarks',
  name: 'Chromium (Bookmarks)',
  recognises: (sample) =>
    beginsWith(sample, '{') && namesFields(sample, 'roots') && namesFields(sample, 'date_added'),
  rows: (file) =>
    rowsOf(file.stream(), {
      trees: (tree) => {
        const parsed = v.safeParse(roots, tree);
        return parsed.success ? Object.values(parsed.output.roots) : [];
      },
      own: 1,
      itemOf: (each) => ({
        ...bareItem(each.url ?? ''),
        title: plainTitle(each.name),
        savedAt: chromiumTime(each.date_added),
      }),
    }),
};
