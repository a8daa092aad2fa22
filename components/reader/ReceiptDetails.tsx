import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';
import type { DroppedBlock, Receipt } from '@/lib/clips/article';
import type { Option } from '@/lib/extraction/output/choice';
import { useStrings } from '../strings';

/** Message for each reason that extraction gives. */
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

/**
 * Maximum number of boxes listed from around the article: enough to show what kind of page it is.
 */
const MOST_OF_REST = 40;

interface Props {
  readonly receipt: Receipt;
  /** Number of passages to check. */
  readonly unsure: number;
  /** Everything that can be kept or left out, in reading order; computed only when shown. */
  readonly options: () => readonly Option[];
  readonly isKept: (option: Option) => boolean;
  readonly onToggle: (option: Option) => void;
  /** Increases each time the user asks to see the first passage to check. */
  readonly requests: number;
}

/** Disclosure: how much of the page is kept, and a checkbox for each block to keep or drop it. */
export function ReceiptDetails(props: Props) {
  const { receipt, unsure, options, isKept, onToggle, requests } = props;
  const { text, count, language } = useStrings();
  const [open, setOpen] = useState(false);
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    if (requests > 0) setOpen(true);
  }, [requests]);
  useEffect(() => {
    if (open && requests > 0)
      details.current?.querySelector<HTMLElement>('[data-unsure] input')?.focus();
  }, [open, requests]);
  const number = new Intl.NumberFormat(language);
  const kept = COUNTED.filter(([field]) => receipt[field] > 0).map(([field, key]) =>
    count(key, receipt[field]),
  );
  const rest = receipt.dropped.filter((block) => block.at === null).slice(0, MOST_OF_REST);
  return (
    <details
      ref={details}
      open={open}
      class="receipt"
      data-testid="receipt"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {text('receiptTitle')}
        {unsure > 0 && <b data-testid="receipt-unsure"> · {count('unsurePassages', unsure)}</b>}
      </summary>
      <p role="status">
        {text(
          'receiptWords',
          number.format(receipt.wordsKept),
          number.format(receipt.wordsVisible),
        )}{' '}
        {kept.length > 0 && new Intl.ListFormat(language).format(kept)}
      </p>
      {open && <Options options={options()} isKept={isKept} onToggle={onToggle} />}
      {open && rest.length > 0 && <Rest blocks={rest} />}
    </details>
  );
}

/** A checkbox for each block of the page, in reading order. */
function Options({
  options,
  isKept,
  onToggle,
}: Pick<Props, 'isKept' | 'onToggle'> & { readonly options: readonly Option[] }) {
  const { text } = useStrings();
  return (
    <fieldset>
      <legend>{text('receiptChoose')}</legend>
      {options.map((option) => (
        <label
          key={`${option.kind} ${option.index}`}
          data-testid="receipt-option"
          data-unsure={option.unsure || undefined}
        >
          <input type="checkbox" checked={isKept(option)} onChange={() => onToggle(option)} />
          <span>
            {option.reason !== null && <small>{text(REASONS[option.reason] ?? 'reasonBox')}</small>}
            <span class="receipt-text" dir="auto">
              {option.text || text('receiptImage')}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The boxes around the article. */
function Rest({ blocks }: { readonly blocks: readonly DroppedBlock[] }) {
  const { text } = useStrings();
  return (
    <section data-testid="receipt-rest" aria-labelledby="receipt-rest-title">
      <h3 id="receipt-rest-title">{text('receiptRest')}</h3>
      <ul>
        {blocks.map((block) => (
          <li key={block.text}>
            <small>{text(REASONS[block.reason] ?? 'reasonBox')}</small>{' '}
            <span class="receipt-text" dir="auto">
              {block.text}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
