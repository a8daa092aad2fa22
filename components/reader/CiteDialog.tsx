import type { MessageKey } from '@/lib/browser/i18n';
import { useStrings } from '../strings';
import { useModal } from '../controls/use-modal';

/** A run of text in a citation. */
interface Piece {
  readonly text: string;
  readonly italic: boolean;
}

/** Formats a citation can be copied in. */
export const CITATION_FORMATS = ['apa', 'mla', 'chicago', 'bibtex', 'ris', 'csl'] as const;

/** A format a citation can be copied in. */
export type CitationFormat = (typeof CITATION_FORMATS)[number];

const NAMES: Record<CitationFormat, MessageKey> = {
  apa: 'cite_apa',
  mla: 'cite_mla',
  chicago: 'cite_chicago',
  bibtex: 'cite_bibtex',
  ris: 'cite_ris',
  csl: 'cite_csl',
};

interface Props {
  readonly format: CitationFormat;
  readonly onFormat: (format: CitationFormat) => void;
  /** The first citation's paragraphs; `null` while they are being made. */
  readonly shown: readonly (readonly Piece[])[] | null;
  /** Number of further citations. */
  readonly more: number;
  /** Message about the result of copying. */
  readonly message: string;
  readonly onCopy: () => void;
  readonly onClose: () => void;
}

/** Dialog for copying citations in a style or for a reference manager. */
export function CiteDialog({ format, onFormat, shown, more, message, onCopy, onClose }: Props) {
  const { text, count } = useStrings();
  const dialog = useModal();
  return (
    <dialog ref={dialog} class="cite" data-testid="cite-dialog" onClose={onClose}>
      <h1 tabIndex={-1} autoFocus>
        {text('cite')}
      </h1>
      <fieldset class="cite-formats">
        <legend class="visually-hidden">{text('citeAs')}</legend>
        {CITATION_FORMATS.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="citation"
              data-testid={`cite-${each}`}
              checked={each === format}
              onChange={() => onFormat(each)}
            />
            {text(NAMES[each])}
          </label>
        ))}
      </fieldset>
      <div
        class="citations"
        role="group"
        // Long content must be scrollable by keyboard too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={text('cite')}
        data-format={format}
      >
        {shown?.map((pieces, index) => (
          <p key={index} dir="auto" data-testid="citation">
            {pieces.map((piece) =>
              piece.italic ? <i>{piece.text}</i> : addressesIsolated(piece.text),
            )}
          </p>
        ))}
        {more > 0 && <p class="muted">{count('moreCitations', more)}</p>}
      </div>
      <p class="dialog-actions">
        <button
          type="button"
          class="primary"
          data-testid="cite-copy"
          disabled={shown === null}
          onClick={onCopy}
        >
          {text('copyCitations')}
        </button>
        <button type="button" data-testid="cite-done" onClick={() => dialog.current?.close()}>
          {text('done')}
        </button>
        <span role="status" data-testid="cite-said">
          {message}
        </span>
      </p>
    </dialog>
  );
}

/** A text whose web addresses run from left to right even in a citation from right to left. */
const addressesIsolated = (text: string) =>
  text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? <bdi dir="ltr">{part}</bdi> : part));
