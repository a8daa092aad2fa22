import type { CorpusPage } from './corpus.ts';
import type { Measured } from './measure.ts';
import { FIELDS } from './metadata-score.ts';
import { mean, summarise, tokens } from './text-score.ts';

/** Table of the figures, a line per source and extractor. */
export function table(measured: readonly Measured[], extractors: readonly string[]): string {
  const lines: string[] = [];
  for (const source of new Set(measured.map((one) => one.source))) {
    const all = measured.filter((one) => one.source === source);
    lines.push(`\n${source} (${all.length / extractors.length} pages)`);
    for (const extractor of extractors) {
      const mine = all.filter((one) => one.extractor === extractor);
      lines.push(
        `  ${extractor.padEnd(12)} ${source === 'trafilatura' ? segments(mine) : mine.some(({ score }) => score) ? shingles(mine) : ''}`,
      );
      lines.push(
        `  ${''.padEnd(12)} ${metadata(mine)}   ${times(mine)}   none: ${mine.filter((one) => one.error?.startsWith('NotAnArticle')).length}, errors: ${mine.filter((one) => one.error && !one.error.startsWith('NotAnArticle')).length}`,
      );
      if (source === 'wcxb_dev') lines.push(...kinds(mine));
    }
  }
  lines.push('\ntime of all pages');
  for (const extractor of extractors)
    lines.push(
      `  ${extractor.padEnd(12)} ${times(measured.filter((one) => one.extractor === extractor))}`,
    );
  return lines.join('\n');
}

/** The mean F1 of pages, per kind of page. */
function kinds(mine: readonly Measured[]): readonly string[] {
  return [...new Set(mine.map(({ kind }) => kind ?? ''))]
    .toSorted((a, b) => a.localeCompare(b))
    .map((kind) => {
      const scores = mine.flatMap((one) => (one.kind === kind && one.score ? [one.score] : []));
      const each = scores.map(({ precision, recall }) =>
        precision && recall ? (2 * precision * recall) / (precision + recall) : 0,
      );
      return `  ${''.padEnd(12)} ${kind}: page F1 ${fixed(mean(each))} (${scores.length})`;
    });
}

/** The pages with the greatest losses, with what was lost and what was kept wrongly. */
export function worst(
  measured: readonly Measured[],
  pages: readonly CorpusPage[],
  count: number,
): string {
  return measured
    .filter((one) => one.extractor === 'tearsheet' && loss(one) > 0)
    .toSorted((a, b) => loss(b) - loss(a))
    .slice(0, count)
    .map((one) => {
      const page = pages.find((other) => other.id === one.id && other.source === one.source);
      const figures = one.score
        ? `P ${fixed(one.score.precision ?? 0)} R ${fixed(one.score.recall)}`
        : `lost ${one.lost.length} kept ${one.kept.length}`;
      const lost = one.score && page?.truth ? missing(page.truth, one.text) : one.lost;
      const kept = one.score && page?.truth ? missing(one.text, page.truth) : one.kept;
      return [
        `\n${one.source} ${one.id} ${page?.url ?? ''}\n  ${figures} ${one.error ?? ''}`,
        ...lost.map((text) => `  - ${text}`),
        ...kept.map((text) => `  + ${text}`),
      ].join('\n');
    })
    .join('\n');
}

/** Lines of `text` that are not in `other`. */
function missing(text: string, other: string): readonly string[] {
  const whole = ` ${key(other)} `;
  return text
    .split('\n')
    .filter((line) => key(line) && !whole.includes(` ${key(line)} `))
    .map((line) => line.trim().slice(0, 200))
    .slice(0, 14);
}

function shingles(mine: readonly Measured[]): string {
  const sum = summarise(mine.flatMap((one) => (one.score ? [one.score] : [])));
  return `F1 ${fixed(sum['f1'] ?? 0)}  P ${fixed(sum['precision'] ?? 0)}  R ${fixed(sum['recall'] ?? 0)}  exact ${fixed(sum['exact'] ?? 0)}`;
}

function segments(mine: readonly Measured[]): string {
  const wanted = mine.reduce((sum, one) => sum + one.segments[0], 0);
  const lost = mine.reduce((sum, one) => sum + one.lost.length, 0);
  const kept = mine.reduce((sum, one) => sum + one.kept.length, 0);
  const precision = (wanted - lost) / (wanted - lost + kept);
  const recall = (wanted - lost) / wanted;
  return `segment F1 ${fixed((2 * precision * recall) / (precision + recall))}  P ${fixed(precision)}  R ${fixed(recall)}  (lost ${lost}, kept ${kept})`;
}

function metadata(mine: readonly Measured[]): string {
  return FIELDS.map((field) => {
    const verdicts = mine.map((one) => one.metadata[field]);
    const count = (verdict: string): number => verdicts.filter((one) => one === verdict).length;
    const known = count('right') + count('wrong');
    const absent = count('invented') + count('silent');
    return `${field} ${known ? fixed(count('right') / known) : '-'} (invented ${absent ? fixed(count('invented') / absent) : '-'})`;
  }).join('  ');
}

function times(mine: readonly Measured[]): string {
  const sorted = mine.map((one) => one.ms).toSorted((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
  return `ms p50 ${at(0.5)} p95 ${at(0.95)} mean ${mean(sorted).toFixed(1)}`;
}

function fixed(value: number): string {
  return value.toFixed(3);
}

function key(text: string): string {
  return tokens(text).join(' ');
}

function loss(one: Measured): number {
  if (!one.score) return one.lost.length + one.kept.length;
  return 2 - (one.score.precision ?? 0) - one.score.recall;
}
