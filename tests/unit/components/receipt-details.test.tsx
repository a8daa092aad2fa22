// @vitest-environment jsdom
import { render, screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { ReceiptDetails } from '../../../components/reader/ReceiptDetails';
import { StringsProvider } from '../../../components/strings';

const receipt = {
  wordsKept: 20,
  wordsVisible: 40,
  images: 0,
  tables: 0,
  codeBlocks: 0,
  formulas: 0,
  doubt: null,
  unsure: [1],
  dropped: [],
};
const options = () =>
  ['The mole', 'The quay'].map((text, index) => ({
    kind: 'piece' as const,
    index,
    text,
    reason: null,
    unsure: index === 1,
  }));

test('opens and focuses the first unsure passage on request', async () => {
  const details = (asked: number) => (
    <StringsProvider value={{ language: 'en', text: (key: string) => key }}>
      <ReceiptDetails
        unsure={0}
        receipt={receipt}
        options={options}
        isKept={() => true}
        onToggle={() => {}}
        requests={asked}
      />
    </StringsProvider>
  );
  const { rerender } = render(details(0));
  expect(screen.queryByText('The quay')).toBeNull();
  rerender(details(1));
  const shown = await screen.findByText('The quay');
  expect(shown.closest('label')?.querySelector('input')).toBe(document.activeElement);
});
