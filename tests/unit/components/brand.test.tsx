// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Brand } from '@/components/controls/Brand';

/** Markup without the whitespace used only for layout. */
const plain = (html: string) =>
  html.replaceAll(/\s+/g, ' ').replaceAll(/> | </g, (edge) => edge.trim());

test('the popup’s HTML contains the same brand that its script renders', () => {
  const { container } = render(<Brand />);
  const source = readFileSync('entrypoints/popup/index.html', 'utf8');
  const page = new DOMParser().parseFromString(source, 'text/html');
  expect(plain(page.querySelector('.brand')?.outerHTML ?? '')).toBe(plain(container.innerHTML));
});
