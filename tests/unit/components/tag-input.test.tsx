// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, expect, test } from 'vitest';
import { StringsProvider } from '@/components/strings';
import { TagInput } from '@/components/tags/TagInput';

const COUNTS = new Map([
  ['energy', 9],
  ['energy/oil', 3],
]);

function Form({ first, counts }: { first: string[]; counts: ReadonlyMap<string, number> }) {
  const [tags, setTags] = useState(first);
  return (
    <StringsProvider value={{ language: 'en', text: (key, ...rest) => [key, ...rest].join(' ') }}>
      <TagInput tags={tags} counts={counts} onChange={setTags} />
      <output>{tags.join('|')}</output>
    </StringsProvider>
  );
}

function open(first: string[] = []) {
  const { rerender } = render(<Form first={first} counts={COUNTS} />);
  const input = screen.getByRole('combobox');
  return {
    count: (counts: ReadonlyMap<string, number>) =>
      rerender(<Form first={first} counts={counts} />),
    type: (value: string) => fireEvent.input(input, { target: { value } }),
    press: (key: string) => fireEvent.keyDown(input, { key }),
    leave: () => fireEvent.blur(input),
    tags: () => document.querySelector('output')?.textContent,
    suggested: () => screen.queryAllByRole('option').map((option) => option.textContent),
  };
}

afterEach(cleanup);

test('Enter adds what was typed, not the suggestion', () => {
  const field = open();
  field.type('ene');
  expect(field.suggested()).toEqual(['energy 9', 'energy/oil 3']);
  field.press('Enter');
  expect(field.tags()).toBe('ene');
});

test('Enter adds the suggestion that the user moved to', () => {
  const field = open();
  field.type('ene');
  field.press('ArrowDown');
  field.press('ArrowDown');
  field.press('Enter');
  expect(field.tags()).toBe('energy/oil');
});

test('pasted tags are split at commas, and leaving the field adds what was typed', () => {
  const field = open(['energy']);
  field.type('Energy, #oil , gas,');
  expect(field.tags()).toBe('energy|oil|gas');
  field.type('coal');
  field.leave();
  expect(field.tags()).toBe('energy|oil|gas|coal');
});

test('Escape leaves the field and discards what was typed', () => {
  const field = open(['energy']);
  screen.getByRole('combobox').focus();
  field.type('gri');
  field.press('Escape');
  expect(document.activeElement).toBe(document.body);
  expect(field.tags()).toBe('energy');
});

test('Backspace in the empty field removes the last tag', () => {
  const field = open(['a', 'b']);
  field.press('Backspace');
  expect(field.tags()).toBe('a');
});

test('new counts do not change which suggestion is chosen', () => {
  const field = open();
  field.type('ene');
  field.press('ArrowDown');
  field.count(new Map([...COUNTS, ['energy transition', 50]]));
  expect(field.suggested()[0]).toBe('energy transition 50');
  field.press('Enter');
  expect(field.tags()).toBe('energy');
});
