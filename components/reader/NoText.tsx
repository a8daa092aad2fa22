import type { MessageKey } from '@/lib/browser/i18n';
import type { Clip } from '@/lib/clips/clip';
import { isTextElsewhere } from '@/lib/clips/reading';
import { useStrings } from '../strings';
import { UNREADABLE_PDF } from '../unreadable-pdf';

/** State of fetching a clip's text. */
export type FetchState =
  | 'idle'
  | 'busy'
  | 'not allowed'
  | 'not an article'
  | 'offline'
  | 'not there'
  | 'not a page'
  | 'too large'
  | keyof typeof UNREADABLE_PDF;

const PROBLEMS: Record<Exclude<FetchState, 'idle' | 'busy'>, MessageKey> = {
  'not allowed': 'fetchNotAllowed',
  'not an article': 'fetchNoArticle',
  offline: 'fetchOffline',
  'not there': 'fetchNotThere',
  'not a page': 'fetchNoArticle',
  'too large': 'fetchNoArticle',
  ...UNREADABLE_PDF,
};

interface Props {
  readonly clip: Clip;
  readonly state: FetchState;
  readonly onFetch: () => void;
}

/** Says that a clip's text is not on this device, and why, and offers to fetch it. */
export function NoText({ clip, state, onFetch }: Props) {
  const { direction, text, language } = useStrings();
  return (
    <div class="notice" data-testid="no-text" dir={direction} lang={language}>
      <p>{text(isTextElsewhere(clip) ? 'textElsewhere' : 'linkOnlyText')}</p>
      {clip.excerpt !== null && <blockquote>{clip.excerpt}</blockquote>}
      <p>
        <button
          type="button"
          data-testid="fetch-text"
          disabled={state === 'busy'}
          onClick={onFetch}
        >
          {text(state === 'busy' ? 'fetchingText' : 'fetchText')}
        </button>
      </p>
      <div role="status">
        {state !== 'idle' && state !== 'busy' && (
          <p data-testid="fetch-problem">{text(PROBLEMS[state])}</p>
        )}
      </div>
    </div>
  );
}
