import { useState } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';
import type { Receipt } from '@/lib/clips/article';
import type { Option } from '@/lib/extraction/output/choice';
import { useStrings } from '../strings';

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

/** Of the boxes around an article, so many say what kind of page it is. */
const MOST_OF_REST = 40;

interface Props {
  readonly receipt: Receipt;
  /** Everything that can be kept or left out, in reading order; asked for when it is shown. */
  readonly options: () => readonly Option[];
  readonly isKept: (option: Option) => boolean;
  readonly onToggle: (option: Option) => void;
}

/** On demand: what of the page is kept, and each block with a tick to keep it or leave it out. */
export function ReceiptDetails({ receipt, options, isKept, onToggle }: Props) {
  const { text, count, language } = useStrings();
  const [open, setOpen] = useState(false);
  const number = new Intl.NumberFormat(language);
  const kept = COUNTED.filter(([field]) => receipt[field] > 0).map(([field, key]) =>
    count(key, receipt[field]),
  );
  const rest = receipt.dropped.filter((block) => block.at === null).slice(0, MOST_OF_REST);
  return (
    <details
      class="receipt"
      data-testid="receipt"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{text('receiptTitle')}</summary>
      <p role="status">
        {text(
          'receiptWords',
          number.format(receipt.wordsKept),
          number.format(receipt.wordsVisible),
        )}{' '}
        {kept.length > 0 && new Intl.ListFormat(language).format(kept)}
      </p>
      {open && (
        <fieldset>
          <legend>{text('receiptChoose')}</legend>
          {options().map((option) => (
            <label key={`${option.kind} ${option.index}`} data-testid="receipt-option">
              <input type="checkbox" checked={isKept(option)} onChange={() => onToggle(option)} />
              <span>
                {option.reason !== null && (
                  <small>{text(REASONS[option.reason] ?? 'reasonBox')}</small>
                )}
                <span class="receipt-text" dir="auto">
                  {option.text || text('receiptImage')}
                </span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {open && rest.length > 0 && (
        <section data-testid="receipt-rest" aria-labelledby="receipt-rest-title">
          <h3 id="receipt-rest-title">{text('receiptRest')}</h3>
          <ul>
            {rest.map((block) => (
              <li key={block.text}>
                <small>{text(REASONS[block.reason] ?? 'reasonBox')}</small>{' '}
                <span class="receipt-text" dir="auto">
                  {block.text}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </details>
  );
}
