import { FEATURES, pageFeatures } from '../lib/extraction/features/page-features';
import { applyRules } from '../lib/extraction/keep/rules';
import { candidateKeys, type Candidate } from '../lib/extraction/metadata/candidates';
import { readCandidates } from '../lib/extraction/metadata/read-metadata';
import { readPage } from '../lib/extraction/page/read-page';
import { runningText } from '../lib/extraction/output/running-text';
import { readForJudging } from '../lib/extraction/read-article';

/** The judge's input for a page, made by the code that ships. */
export interface Dump {
  /** Rows of features as base64 of 32-bit floats. */
  readonly rows: string;
  readonly texts: readonly string[];
  readonly keys: readonly (readonly [names: string, first: string, words: string])[];
  readonly groups: readonly number[];
  readonly children: readonly number[];
  readonly alike: readonly number[];
  readonly above: readonly number[];
  readonly kindKeys: readonly string[];
  readonly ms: readonly number[];
}

/** Encodes bytes as base64, in chunks, since a call takes a limited number of arguments. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

function dump(html: string, url: string): Dump | null {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const start = performance.now();
  const page = readForJudging(document, url, { hidden: 'left out' });
  if (!page) return null;
  const read = performance.now();
  const features = pageFeatures(page.body, page.texts, page.facts, page.readability);
  const end = performance.now();
  return {
    rows: base64(new Uint8Array(features.rows.buffer)),
    texts: page.texts.map(({ text }) => text),
    keys: features.keys.map(({ names, first, words }) => [
      names.join('\n'),
      first.join('\n'),
      words.join('\n'),
    ]),
    groups: Array.from(features.groups),
    children: Array.from(features.children),
    alike: features.alike,
    above: Array.from(features.above),
    kindKeys: features.kindKeys,
    ms: [read - start, end - read],
  };
}

/** Candidates for a metadata field, each with the keys that the ranker uses. */
type Ranked = readonly { readonly value: unknown; readonly keys: readonly string[] }[];
export interface Told {
  readonly title: Ranked;
  readonly authors: Ranked;
  readonly published: Ranked;
}

function candidates(html: string, url: string): Told {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const root = readPage(document, { hidden: 'left out' })?.root;
  if (!root) return { title: [], authors: [], published: [] };
  applyRules(root.querySelector('body') ?? root);
  const { candidates: found, keys } = readCandidates(root, url, new Date());
  const told = <Value>(all: readonly Candidate<Value>[]): Ranked =>
    all.map((one) => ({ value: one.value, keys: candidateKeys(one, all, keys) }));
  return {
    title: told(found.title),
    authors: told(found.authors),
    published: told(found.published),
  };
}

/** The running text of HTML, without captions: the text that the judge should find. */
function textOf(html: string): string {
  return runningText(new DOMParser().parseFromString(html, 'text/html').body);
}

Object.assign(globalThis, { tearsheetTraining: { dump, candidates, textOf, features: FEATURES } });
