import type { MessageKey } from '@/lib/browser/i18n';
import type { Receipt } from '@/lib/clips/article';
import { useStrings } from './strings';

/** What extraction calls its reasons, and how a person is told. */
const REASONS: Readonly<Record<string, MessageKey>> = {
  'about the author': 'reasonAuthor',
  advertisement: 'reasonCall',
  breadcrumb: 'reasonNavigation',
  byline: 'reasonByline',
  call: 'reasonCall',
  caption: 'reasonCaption',
  comments: 'reasonComments',
  contact: 'reasonAuthor',
  control: 'reasonControl',
  follow: 'reasonCall',
  'heading of nothing': 'reasonHeading',
  label: 'reasonHeading',
  links: 'reasonLinks',
  'list of links': 'reasonLinks',
  navigation: 'reasonNavigation',
  newsletter: 'reasonCall',
  notice: 'reasonNotice',
  related: 'reasonLinks',
  repeated: 'reasonRepeated',
  rights: 'reasonNotice',
  share: 'reasonCall',
  subtitle: 'reasonSubtitle',
  tags: 'reasonTags',
  title: 'reasonRepeated',
  'under a label': 'reasonLinks',
};

const COUNTED = [
  ['images', 'receiptImages'],
  ['tables', 'receiptTables'],
  ['codeBlocks', 'receiptCode'],
  ['formulas', 'receiptFormulas'],
] as const;

/** On demand: what of the page is kept, and which blocks were left out and why. */
export function ReceiptDetails({ receipt }: { receipt: Receipt }) {
  const { text, count, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  const kept = COUNTED.filter(([field]) => receipt[field] > 0).map(([field, key]) =>
    count(key, receipt[field]),
  );
  return (
    <details class="receipt" data-testid="receipt">
      <summary>{text('receiptTitle')}</summary>
      <p>
        {text(
          'receiptWords',
          number.format(receipt.wordsKept),
          number.format(receipt.wordsVisible),
        )}{' '}
        {kept.length > 0 && new Intl.ListFormat(language).format(kept)}
      </p>
      {receipt.dropped.length > 0 && (
        <dl>
          {receipt.dropped.map((block, index) => (
            // Two blocks may say the same; the list never changes.
            <div key={index}>
              <dt>{text(REASONS[block.reason] ?? 'reasonBox')}</dt>
              <dd dir="auto">{block.text}</dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  );
}
