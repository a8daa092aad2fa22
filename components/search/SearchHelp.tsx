import type { MessageKey } from '@/lib/browser/i18n';
import { HelpDialog } from '../controls/HelpDialog';
import { useStrings } from '../strings';

const EXAMPLES: readonly (readonly [query: string, meaning: MessageKey])[] = [
  ['oil price', 'helpWords'],
  ['"oil price"', 'helpPhrase'],
  ['tea green OR black', 'helpOr'],
  ['oil -price', 'helpNot'],
  ['petrol*', 'helpPrefix'],
  ['tag:energy', 'helpTag'],
  ['site:example.com', 'helpSite'],
  ['author:ruiz', 'helpAuthor'],
  ['in:title oil', 'helpIn'],
  ['lang:fr', 'helpLang'],
  ['is:unread', 'helpIs'],
  ['has:note', 'helpHas'],
  ['after:2023 before:2024-06', 'helpClipped'],
  ['published:2020..2022', 'helpPublished'],
];

/** Help dialog on the query language. */
export function SearchHelp({ onClose }: { onClose: () => void }) {
  const { text } = useStrings();
  return (
    <HelpDialog
      title={text('searchHelp')}
      testId="search-help-dialog"
      rows={EXAMPLES.map(([query, meaning]) => [
        query,
        <code dir="ltr">{query}</code>,
        text(meaning),
      ])}
      onClose={onClose}
    />
  );
}
