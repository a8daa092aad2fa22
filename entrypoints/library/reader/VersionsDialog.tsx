import { useState } from 'preact/hooks';
import { TextDiff } from '@/components/reader/TextDiff';
import { useStrings } from '@/components/strings';
import { useWatched } from '@/components/use-watched';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipDatabase } from '@/lib/store/database';
import { watch } from '@/lib/store/live';
import { revisionsOf } from '@/lib/store/queries';
import { useModal } from '@/components/controls/use-modal';

interface Props {
  readonly db: ClipDatabase;
  readonly clip: Clip;
  /** Shows the text of a version in the reader. */
  readonly onRead: (revision: string) => void;
  readonly onClose: () => void;
}

/** Dialog with the stored versions of a clip, and the differences between any two. */
export function VersionsDialog({ db, clip, onRead, onClose }: Props) {
  const { text } = useStrings();
  const dialog = useModal();
  const revisions = useWatched(
    watch(() => revisionsOf(db, clip.id)),
    [db, clip.id],
  );
  const [older, setOlder] = useState<string | null>(null);
  const [newer, setNewer] = useState<string | null>(null);
  const chosen = (id: string | null, otherwise: number): Contents | undefined =>
    revisions?.find(({ revision }) => revision === id) ?? revisions?.at(otherwise);
  const [from, to] = [chosen(older, -2), chosen(newer, -1)];
  return (
    <dialog ref={dialog} class="versions" data-testid="versions-dialog" onClose={onClose}>
      <h1 tabIndex={-1} autoFocus>
        {text('versions')}
      </h1>
      {revisions && from && to ? (
        <>
          <p class="muted">{text('versionsIntroduction')}</p>
          <VersionList
            revisions={revisions}
            current={clip.revision}
            onRead={(revision) => {
              onRead(revision);
              dialog.current?.close();
            }}
          />
          <p class="versions-choice">
            <Choice
              label={text('versionOlder')}
              testId="version-older"
              revisions={revisions}
              chosen={from.revision}
              onChoose={setOlder}
            />
            <Choice
              label={text('versionNewer')}
              testId="version-newer"
              revisions={revisions}
              chosen={to.revision}
              onChoose={setNewer}
            />
          </p>
          <TextDiff older={from.text} newer={to.text} />
        </>
      ) : (
        revisions && <p data-testid="versions-one">{text('versionsOnlyOne')}</p>
      )}
      <p class="dialog-end">
        <button type="button" data-testid="close-versions" onClick={() => dialog.current?.close()}>
          {text('done')}
        </button>
      </p>
    </dialog>
  );
}

interface ListProps {
  readonly revisions: readonly Contents[];
  readonly current: string | null;
  readonly onRead: (revision: string) => void;
}

/** Every version with its date and a button to read it. */
function VersionList({ revisions, current, onRead }: ListProps) {
  const { text, language } = useStrings();
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ol class="version-list">
      {revisions.map(({ revision, capturedAt }) => (
        <li key={revision} data-testid="version">
          <span>
            {moments.format(capturedAt)}{' '}
            {revision === current && <span class="muted">{text('versionCurrent')}</span>}
          </span>
          <button type="button" data-testid="version-read" onClick={() => onRead(revision)}>
            {text('versionRead')}
          </button>
        </li>
      ))}
    </ol>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly testId: string;
  readonly revisions: readonly Contents[];
  readonly chosen: string;
  readonly onChoose: (revision: string) => void;
}

function Choice({ label, testId, revisions, chosen, onChoose }: ChoiceProps) {
  const { language } = useStrings();
  const moments = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <label>
      {label}{' '}
      <select
        value={chosen}
        data-testid={testId}
        onChange={({ currentTarget }) => onChoose(currentTarget.value)}
      >
        {revisions.map(({ revision, capturedAt }) => (
          <option key={revision} value={revision}>
            {moments.format(capturedAt)}
          </option>
        ))}
      </select>
    </label>
  );
}
