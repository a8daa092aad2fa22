import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { render, renderValue } from '@/lib/export/templates/evaluate';
import { FILTERS } from '@/lib/export/templates/filters';
import { problemsOf } from '@/lib/export/templates/parse';
import { TemplateError } from '@/lib/export/templates/template-error';
import type { Value } from '@/lib/export/templates/value';
import { runs } from '../../runs';

const VALUES: Record<string, Value> = {
  title: 'Oil',
  none: null,
  count: 12,
  'meta:name:author': 'Ana',
  'schema:@Recipe:yield[0].unit': 'kg',
  tags: ['energy', 'oil'],
  highlights: [
    { text: 'One', note: 'why' },
    { text: 'Two', note: '' },
  ],
};
const VARIABLES = Object.fromEntries(
  Object.entries(VALUES).map(([name, value]) => [name, () => value]),
);
const isKnown = (name: string) => Object.hasOwn(VALUES, name);
const made = (source: string) => render(source, VARIABLES);

test.each([
  ['plain { } %} }} text', 'plain { } %} }} text'],
  ['{{title}} and {{ title | upper }}', 'Oil and OIL'],
  ['{{nothing}}{{none}}{{constructor}}{{__proto__}}{{title.constructor}}{{tags.constructor}}', ''],
  ['{{tags}} {{tags[1]}} {{tags.length}} {{highlights[0].note}}', 'energy, oil oil 2 why'],
  ['{{highlights}}', 'One, Two'],
  ['{{"}}\\n\\"" | lower}}', '}}\n"'],
  ["{{none ?? 'other'}} {{none or title}} {{title and count}}", 'other Oil 12'],
  ['{% if count > 9 and not none %}yes{% else %}no{% endif %}', 'yes'],
  ['{% if title == "oil" %}1{% elif title == "Oil" %}2{% else %}3{% endif %}', '2'],
  ['{% if tags contains "oil" && title contains "OI" %}yes{% endif %}', 'yes'],
  ['{% if !(count <= 11) || none %}yes{% endif %}', 'yes'],
  ['{% if none %}a{% else if count != 12 %}b{% else %}c{% endif %}', 'c'],
  [
    '{% for tag in tags %}{{loop.index}}:{{tag}}{% if not loop.last %}, {% endif %}{% endfor %}',
    '1:energy, 2:oil',
  ],
  ['{% for x in none %}a{% endfor %}{% for x in title %}{{x}}{% endfor %}{{x}}', 'Oil'],
  ['{% set who = tags|first|upper %}{{who}}', 'ENERGY'],
  ['a\n{% if title %}\nb\n{% endif %}\nc {% if none %} d {% endif %} e', 'a\nb\nc  e'],
  [
    '{% for h in highlights %}\n> {{h.text}}\n{% if h.note %}\n\n{{h.note}}\n{% endif %}\n{% endfor %}\n',
    '> One\n\nwhy\n> Two\n',
  ],
  ['{{highlights|map:h => h.text}}', 'One, Two'],
  ['{{highlights|map:h => ({of: h.note, at: title})|template:"${of}/${at}"}}', 'why/Oil\n\n/Oil'],
  ['{{tags|map:tag => "energy/${tag}"|join:" "}}', 'energy/energy energy/oil'],
  ['{{tags|map:t => "${t}"|upper}} {{t}}', 'ENERGY, OIL '],
  ['{{none|map:x => x}}{{title|map:x => x.constructor}}', ''],
  ['{{tags|map:__proto__ => ({__proto__: title})|template:"${__proto__}"}}', 'Oil\n\nOil'],
  ['{{meta:name:author}} {{ schema:@Recipe:yield[0].unit | upper }}', 'Ana KG'],
  ['{% if schema:@Recipe:yield[0].unit == "kg" %}yes{% endif %}', 'yes'],
])('%j renders as %j', (source, wanted) => {
  expect(made(source)).toBe(wanted);
});

test('a single output keeps its type', () => {
  expect(renderValue('{{tags}}', VARIABLES)).toEqual(['energy', 'oil']);
  expect(renderValue('{{count}}', VARIABLES)).toBe(12);
  expect(renderValue('{{tags}} ', VARIABLES)).toBe('energy, oil ');
});

test.each([
  ['a\nb {{title', 'unclosed', 2, 3],
  ['{{title|}}', 'unexpected', 1, 9],
  ['{{title}} {{a b}}', 'unexpected', 1, 15],
  ['x\n\n {{title|shout}}', 'filter', 3, 10],
  ['{{title|constructor}}', 'filter', 1, 9],
  ['{{titel}}', 'variable', 1, 3],
  ['{% if titel %}{% endif %}', 'variable', 1, 7],
  ['{% if title %}', 'unclosed', 1, 1],
  ['{% endif %}', 'unexpected', 1, 4],
  ['{% for tag of tags %}{% endfor %}', 'unexpected', 1, 12],
  ['{% if title %}{% for a in tags %}{% endif %}{% endfor %}', 'unexpected', 1, 37],
  ['{% include "x" %}', 'unexpected', 1, 4],
  ['{{title|replace:"/a+/g":"b"}}', 'pattern', 1, 17],
  ['{{title.}}', 'unexpected', 1, 9],
  ['{{"open}}', 'unexpected', 1, 3],
  ['{{schema:@Article:author}}', 'variable', 1, 3],
  ['{{ selector:h1 > a?href |upper}}', 'selector', 1, 4],
  ['{{tags|map:t}}', 'unexpected', 1, 13],
  ['{{tags|map:t => alert(t)}}', 'unexpected', 1, 22],
  ['{{tags|map:t => titel}}', 'variable', 1, 17],
])('the error in %j is reported at its position', (source, fault, line, column) => {
  expect(problemsOf(source, isKnown)).toMatchObject([{ fault, line, column }]);
});

test('variables that a template defines itself are known', () => {
  const source = '{% set a = title %}{% for b in tags %}{{a}}{{b}}{{loop.index}}{% endfor %}';
  expect(problemsOf(source, isKnown)).toEqual([]);
});

const nested = (open: string, close: string, depth: number) =>
  open.repeat(depth) + close.repeat(depth);
const GROWING = '{% set a = "xxxxxxxxxx" %}{% set l = a|split %}';
const DOUBLE = '{% set a = a|replace:"x":"xxxxxxxxxx" %}';

test.each([
  ['depth', nested('{% if 1 %}', '{% endif %}', 1000)],
  ['parentheses', `{{${nested('(', ')', 10_000)}}}`],
  ['a long chain', `{{1${' or 0'.repeat(10_000)}}}`],
  ['a long source', 'x'.repeat(60_000)],
  ['nested loops', `${GROWING}${nested('{% for y in l %}', '{% endfor %}', 12)}`],
  ['growing text', GROWING + DOUBLE.repeat(20)],
  ['growing text in one filter', `{{"${'x'.repeat(20_000)}"|replace:"x":"${'y'.repeat(20_000)}"}}`],
  [
    'growing text between filters',
    `{{"${'x'.repeat(20_000)}"|split|join:"${'y'.repeat(20_000)}"}}`,
  ],
  [
    'too much work in loops',
    `${GROWING}${DOUBLE.repeat(5)}{% for p in l %}{% for q in l %}{% for r in l %}{% set z = a|upper %}{% endfor %}{% endfor %}{% endfor %}`,
  ],
  [
    'too many mapped items in loops',
    `${GROWING}${DOUBLE.repeat(3)}{% set l = a|split %}{% for p in l %}{% set z = l|map:x => "${'${a}'.repeat(50)}" %}{% endfor %}`,
  ],
  ['too many items', `${GROWING}${DOUBLE.repeat(5)}{{a|split}}`],
  [
    'too much output',
    `${GROWING}${DOUBLE.repeat(4)}{% for p in l %}{% for q in l %}{% for r in l %}{{a}}{% endfor %}{% endfor %}{% endfor %}`,
  ],
])('a hostile template is aborted within three seconds: %s', (_name, source) => {
  const start = performance.now();
  expect(() => made(source)).toThrow(TemplateError);
  expect(performance.now() - start).toBeLessThan(3000);
});

/** Position at which a template is rejected; 0 if it is accepted. */
function refusedAt(source: string): number {
  try {
    made(source);
    return 0;
  } catch (error) {
    if (error instanceof TemplateError) return error.at;
    throw error;
  }
}

test('any input is a template or has an error at a position in it', () => {
  const part = fc.oneof(
    fc.constantFrom('{{', '}}', '{%', '%}', '|', ':', '"', "'", '(', ')', '[', ']', '.', ',', '\n'),
    fc.constantFrom('if', 'elif', 'else', 'endif', 'for', 'in', 'endfor', 'set', '=', 'not', 'or'),
    fc.constantFrom(...Object.keys(VALUES), ...Object.keys(FILTERS), '1', '-1', ' ', '\\'),
    fc.string({ unit: 'binary', maxLength: 3 }),
  );
  const sources = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(sources, (source) => {
      const at = refusedAt(source);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at).toBeLessThanOrEqual(source.length);
    }),
    { numRuns: runs(3000) },
  );
});
