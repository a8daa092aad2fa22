import { useEffect } from 'preact/hooks';
import { Brand } from '@/components/controls/Brand';
import { MoreMenu, type MenuItem } from '@/components/controls/MoreMenu';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { useWatched } from '@/components/use-watched';
import { openLibrary } from '@/lib/browser/pages';
import { boundCommands } from '@/lib/browser/shortcuts';
import { isWebAddress } from '@/lib/clips/canonical-url';
import { watchKnownClip } from '@/lib/store/article-id';
import type { ClipDatabase } from '@/lib/store/database';
import { LibraryButton } from '../popup/LibraryButton';
import { ClipHighlights } from './PageHighlights';

interface Props {
  readonly db: ClipDatabase;
  readonly root: HTMLElement;
  readonly items: readonly MenuItem[];
  /** The page's address, if the browser reveals it. */
  readonly url: string | undefined;
  readonly onFailure: (problem: unknown) => void;
}

const watchNothing = () => () => undefined;

/** Shown for a page the panel was not asked about: its existing clip, and how to ask. */
export function Waiting({ db, root, items, url, onFailure }: Props) {
  const { text } = useStrings();
  useEffect(() => {
    root.dataset.state = 'waiting';
  }, []);
  const page = url !== undefined && isWebAddress(url) ? { url, canonicalUrl: null } : null;
  const clip = useWatched(page ? watchKnownClip(db, page) : watchNothing, [db, url]);
  return (
    <main class="popup">
      <header class="popup-bar">
        <Brand />
        <LibraryButton />
        <MoreMenu items={items} />
      </header>
      <div class="popup-scroll">
        <HowToAsk />
        {clip && (
          <>
            <h1 class="panel-title" dir="auto">
              {clip.title}
            </h1>
            <p>
              <button
                type="button"
                data-testid="open-known"
                onClick={() => void openLibrary(clip.id)}
              >
                {text('openClip')}
              </button>
            </p>
            <ClipHighlights db={db} clip={clip} onFailure={onFailure} />
          </>
        )}
      </div>
    </main>
  );
}

/** Says that the page is read when the button or its shortcut is pressed. */
function HowToAsk() {
  const { text } = useStrings();
  const commands = useLoaded(boundCommands);
  const keys = commands?.find(({ name }) => name === '_execute_action')?.shortcut ?? '';
  return (
    <p class="notice" role="status" data-testid="press-button">
      {keys === '' ? text('panelPress') : text('panelPressOrKeys', keys)}
    </p>
  );
}
