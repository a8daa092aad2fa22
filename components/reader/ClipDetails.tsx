import { useEffect, useId, useRef } from 'preact/hooks';
import type { MessageKey } from '@/lib/browser/i18n';
import type { CaptureEdit } from '@/lib/clips/capture-edit';
import { hasCompleteCapture, parseTypedCapture } from '@/lib/clips/capture-edit';
import type { Clip } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ItemType, Publication } from '@/lib/clips/publication';
import { ITEM_TYPES, LONGEST_CITED, PUBLICATION_FIELDS } from '@/lib/clips/publication';
import { useStrings } from '../strings';
import { useEditedText } from '../use-edited-text';

const CAPTURED = [
  ['authors', 'field_authors'],
  ['siteName', 'field_siteName'],
  ['publishedAt', 'field_publishedAt'],
  ['modifiedAt', 'detail_modifiedAt'],
  ['lang', 'field_lang'],
  ['doi', 'field_doi'],
] as const;

/** Names of item types; message keys cannot contain hyphens. */
const TYPE_NAMES = {
  webpage: 'type_webpage',
  'article-journal': 'type_article_journal',
  'article-newspaper': 'type_article_newspaper',
  'article-magazine': 'type_article_magazine',
  'post-weblog': 'type_post_weblog',
  post: 'type_post',
  report: 'type_report',
  thesis: 'type_thesis',
  article: 'type_article',
  'paper-conference': 'type_paper_conference',
  chapter: 'type_chapter',
  book: 'type_book',
  motion_picture: 'type_motion_picture',
  document: 'type_document',
} as const satisfies Record<ItemType, MessageKey>;

interface Props {
  readonly clip: Clip;
  /** Where the clip is stored, as text. */
  readonly storage: { readonly text: string } | null;
  readonly onEdit: (edit: ClipEdit) => void;
}

/** A clip's metadata, in fields that can be corrected. */
export function ClipDetails({ clip, storage, onEdit }: Props) {
  const { text } = useStrings();
  const known = hasCompleteCapture(clip);
  return (
    <details class="details" data-testid="details">
      <summary>{text('details')}</summary>
      <Facts clip={clip} storage={storage} />
      {CAPTURED.map(([field, label]) => (
        <DetailField
          key={field}
          label={text(label)}
          testId={`detail-${field}`}
          hint={field === 'authors' ? text('detailAuthorsHint') : undefined}
          byHand={clip.byHand?.includes(field) === true}
          disabled={!known}
          value={field === 'authors' ? clip.authors.join('; ') : (clip[field] ?? '')}
          parse={(typed): CaptureEdit | null => parseTypedCapture(field, typed)}
          onSave={(capture) => onEdit({ capture })}
        />
      ))}
      {!known && <p class="muted">{text('detailElsewhere')}</p>}
      <PublicationFields clip={clip} onEdit={onEdit} />
    </details>
  );
}

/** Facts that follow from where and when the page was clipped, and cannot be edited. */
function Facts({ clip, storage }: Omit<Props, 'onEdit'>) {
  const { text, language } = useStrings();
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  const addresses = clip.url === clip.canonicalUrl ? [] : [clip.canonicalUrl];
  return (
    <dl>
      <dt>{text('field_url')}</dt>
      <dd dir="ltr">
        <Address url={clip.url} />
      </dd>
      {addresses.map((url) => (
        <>
          <dt>{text('detail_canonicalUrl')}</dt>
          <dd dir="ltr">
            <Address url={url} />
          </dd>
        </>
      ))}
      <dt>{text('field_savedAt')}</dt>
      <dd>{moments.format(clip.clippedAt)}</dd>
      {clip.capturedAt !== clip.clippedAt && (
        <>
          <dt>{text('detail_capturedAt')}</dt>
          <dd>{moments.format(clip.capturedAt)}</dd>
        </>
      )}
      <dt>{text('detail_words')}</dt>
      <dd>{new Intl.NumberFormat(language).format(clip.wordCount)}</dd>
      {storage && (
        <>
          <dt>{text('detail_storage')}</dt>
          <dd>{storage.text}</dd>
        </>
      )}
    </dl>
  );
}

const Address = ({ url }: { readonly url: string }) => (
  <a href={url} target="_blank" rel="noreferrer">
    {url}
  </a>
);

/** Whether the user set the publication; then no part of it is taken from the page. */
const isPublicationByHand = ({ clock }: Clip) =>
  clock.publication !== undefined && clock.publication !== clock.capture;

/** Fields for the type of work and its publication details. */
function PublicationFields({ clip, onEdit }: Pick<Props, 'clip' | 'onEdit'>) {
  const { text } = useStrings();
  const id = useId();
  const publication: Publication = clip.publication ?? {};
  // An edit replaces the whole publication: the last change may not be back from the store yet.
  const latest = useRef(publication);
  useEffect(() => {
    latest.current = publication;
  }, [JSON.stringify(publication)]);
  const put = (next: Publication) => {
    latest.current = next;
    onEdit({ publication: next });
  };
  const chosen = ITEM_TYPES.find((each) => each === publication.type);
  return (
    <>
      <label class="detail-label" for={id}>
        {text('detail_type')}
      </label>
      <select
        id={id}
        data-testid="detail-type"
        value={chosen ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const { type: _type, ...rest } = latest.current;
          const type = ITEM_TYPES.find((each) => each === value);
          put({ ...rest, ...(type !== undefined && { type }) });
        }}
      >
        <option value="">–</option>
        {ITEM_TYPES.map((type) => (
          <option key={type} value={type}>
            {text(TYPE_NAMES[type])}
          </option>
        ))}
      </select>
      {PUBLICATION_FIELDS.map((field) => (
        <DetailField
          key={field}
          label={text(`detail_${field}`)}
          testId={`detail-${field}`}
          byHand={isPublicationByHand(clip) && publication[field] !== undefined}
          value={publication[field] ?? ''}
          parse={(typed) => (typed.length > LONGEST_CITED ? null : typed.trim())}
          onSave={(value) => put({ ...latest.current, [field]: value })}
        />
      ))}
    </>
  );
}

interface FieldProps<T> {
  readonly label: string;
  readonly testId: string;
  readonly hint?: string | undefined;
  /** Set by the user, not read from the page. */
  readonly byHand?: boolean;
  readonly disabled?: boolean;
  readonly value: string;
  /** Parses the text typed; `null` if it is not a valid value. */
  readonly parse: (typed: string) => T | null;
  readonly onSave: (value: T) => void;
}

/** An editable line; an invalid value is reported and not saved. */
function DetailField<T>(props: FieldProps<T>) {
  const { label, testId, hint, byHand = false, disabled = false, value, parse, onSave } = props;
  const { text } = useStrings();
  const id = useId();
  const {
    value: shown,
    change,
    commit,
  } = useEditedText(value, (typed) => {
    const parsed = parse(typed);
    if (parsed !== null) onSave(parsed);
  });
  const wrong = shown !== value && parse(shown) === null;
  const message = wrong ? text('detailWrong') : byHand ? text('detailByHand') : hint;
  return (
    <>
      <label class="detail-label" for={id}>
        {label}
      </label>
      <input
        id={id}
        class="field"
        type="text"
        dir="auto"
        data-testid={testId}
        disabled={disabled}
        aria-invalid={wrong}
        aria-describedby={message === undefined ? undefined : `${id}-hint`}
        autocomplete="off"
        value={shown}
        onInput={({ currentTarget }) => change(currentTarget.value)}
        onBlur={commit}
      />
      {message !== undefined && (
        <p
          id={`${id}-hint`}
          class={wrong ? 'detail-problem' : 'muted'}
          role={wrong ? 'alert' : undefined}
          data-by-hand={byHand}
        >
          {message}
        </p>
      )}
    </>
  );
}
