import type { Clip } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { IconButton } from '../controls/IconButton';
import { useStrings } from '../strings';
import { ReadingSettingsMenu } from './ReadingSettingsMenu';

interface Props {
  readonly clip: Clip;
  readonly settings: ReadingSettings;
  /** Minutes to the end; `null` where there is no telling, or nothing left. */
  readonly left: number | null;
  readonly onSettings: (part: Partial<ReadingSettings>) => void;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onForGood: () => void;
  readonly onExport: () => void;
  readonly onCite: () => void;
  readonly onVersions: () => void;
  readonly onPrint: () => void;
  readonly onOriginal: () => void;
  readonly onClose: () => void;
}

/** What can be done with the open clip. */
export function ReaderToolbar(props: Props) {
  const { clip, left, onEdit } = props;
  const { text, count } = useStrings();
  return (
    <div class="toolbar" role="toolbar" aria-label={text('clipActions')}>
      <IconButton
        icon="back"
        label={text('backToList')}
        testId="close-reader"
        onClick={props.onClose}
      />
      {left !== null && (
        <span class="time-left" data-testid="time-left">
          {count('timeLeft', left)}
        </span>
      )}
      <span class="spacer" />
      <ReadingSettingsMenu settings={props.settings} onChange={props.onSettings} />
      <IconButton
        icon="star"
        label={text(clip.starred ? 'unstar' : 'star')}
        testId="star"
        pressed={clip.starred}
        onClick={() => onEdit({ starred: !clip.starred })}
      />
      <IconButton
        icon={clip.archived ? 'inbox' : 'archive'}
        label={text(clip.archived ? 'unarchive' : 'archive')}
        testId="archive"
        onClick={() => onEdit({ archived: !clip.archived })}
      />
      <WaysOut {...props} />
      {clip.deletedAt === null ? (
        <IconButton
          icon="trash"
          label={text('delete')}
          testId="delete"
          onClick={() => onEdit({ deleted: true })}
        />
      ) : (
        <OfTrash {...props} />
      )}
    </div>
  );
}

/** What is made of the clip: other versions, paper, a file, a citation, its page. */
function WaysOut(props: Props) {
  const { text } = useStrings();
  return (
    <>
      <IconButton
        icon="versions"
        label={text('versions')}
        testId="versions"
        onClick={props.onVersions}
      />
      <IconButton icon="print" label={text('print')} testId="print" onClick={props.onPrint} />
      <IconButton
        icon="download"
        label={text('exportMarkdown')}
        testId="export-markdown"
        onClick={props.onExport}
      />
      <IconButton icon="cite" label={text('cite')} testId="cite" onClick={props.onCite} />
      <IconButton
        icon="open"
        label={text('openOriginal')}
        testId="open-original"
        onClick={props.onOriginal}
      />
    </>
  );
}

/** What can be done with a clip in the trash. */
function OfTrash({ onEdit, onForGood }: Props) {
  const { text } = useStrings();
  return (
    <>
      <IconButton
        icon="restore"
        label={text('restore')}
        testId="restore"
        onClick={() => onEdit({ deleted: false })}
      />
      <IconButton
        icon="trash"
        label={text('deleteForGood')}
        testId="delete-for-good"
        onClick={onForGood}
      />
    </>
  );
}
