import { siteHost } from '@/lib/clips/canonical-url';
import { isDiskFile } from '@/lib/clips/original-file';
import type { Clip } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import type { IconName } from '../controls/Icon';
import { Icon } from '../controls/Icon';
import { IconButton } from '../controls/IconButton';
import { useMenu } from '../controls/use-menu';
import { useStrings } from '../strings';
import { ReadingSettingsMenu } from './ReadingSettingsMenu';

interface Props {
  readonly clip: Clip;
  readonly settings: ReadingSettings;
  /** Minutes to the end; `null` where there is no telling, or nothing left. */
  readonly left: number | null;
  readonly onSettings: (part: Partial<ReadingSettings>) => void;
  /** Whether the panel beside the article is open. */
  readonly panel: boolean;
  readonly onPanel: (shown: boolean) => void;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onForGood: () => void;
  readonly onExport: () => void;
  readonly onCite: () => void;
  readonly onZotero: () => void;
  readonly onVersions: () => void;
  readonly onListen: () => void;
  readonly onPrint: () => void;
  /** Saves the file that the clip was made of; `null` where it is not kept. */
  readonly onOriginalFile: (() => void) | null;
  readonly onOriginal: () => void;
  /** Highlights the words that are selected, or says how to. */
  readonly onHighlight: () => void;
  readonly onClose: () => void;
}

/** What can be done with the open clip: what is done most, and the rest in a menu. */
export function ReaderToolbar(props: Props) {
  const { clip, left, settings, onEdit, onSettings } = props;
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
      <IconButton
        icon={clip.archived ? 'inbox' : 'archive'}
        label={text(clip.archived ? 'unarchive' : 'archive')}
        testId="archive"
        onClick={() => onEdit({ archived: !clip.archived })}
      />
      <IconButton
        icon="star"
        label={text(clip.starred ? 'unstar' : 'star')}
        testId="star"
        pressed={clip.starred}
        onClick={() => onEdit({ starred: !clip.starred })}
      />
      <IconButton
        icon="highlight"
        label={text('highlightAction')}
        testId="highlight-action"
        onClick={props.onHighlight}
      />
      <ReadingSettingsMenu settings={settings} site={siteHost(clip.url)} onChange={onSettings} />
      <IconButton
        icon="panel"
        label={text('readerPanel')}
        testId="panel"
        pressed={props.panel}
        filled={false}
        onClick={() => props.onPanel(!props.panel)}
      />
      <MoreMenu {...props} />
    </div>
  );
}

/** What is made of the clip, and what is done to it now and then, in words. */
function MoreMenu(props: Props) {
  const { clip, settings, onEdit, onSettings } = props;
  const { text } = useStrings();
  const menu = useMenu();
  const items: readonly (readonly [IconName, string, string, () => void])[] = [
    ['full', 'alone', text('readAlone'), () => onSettings({ alone: !settings.alone })],
    ['listen', 'listen', text('listen'), props.onListen],
    ...(isDiskFile(clip.url)
      ? []
      : ([['open', 'open-original', text('openOriginal'), props.onOriginal]] as const)),
    ...(props.onOriginalFile
      ? ([['download', 'save-pdf', text('savePdf'), props.onOriginalFile]] as const)
      : []),
    ['versions', 'versions', text('versions'), props.onVersions],
    ['print', 'print', text('print'), props.onPrint],
    ['download', 'export-markdown', text('exportMarkdown'), props.onExport],
    ['cite', 'cite', text('cite'), props.onCite],
    ['send', 'send-to-zotero', text('sendToZotero'), props.onZotero],
    ...(clip.deletedAt === null
      ? ([['trash', 'delete', text('delete'), () => onEdit({ deleted: true })]] as const)
      : ([
          ['restore', 'restore', text('restore'), () => onEdit({ deleted: false })],
          ['trash', 'delete-for-good', text('deleteForGood'), props.onForGood],
        ] as const)),
  ];
  return (
    <details class="menu" ref={menu} data-testid="more">
      <summary class="quiet" aria-label={text('more')} title={text('more')}>
        <Icon name="more" />
      </summary>
      <div class="menu-panel menu-items">
        {items.map(([icon, id, label, act]) => (
          <button
            key={id}
            type="button"
            class="quiet"
            data-testid={id}
            aria-pressed={id === 'alone' ? settings.alone : undefined}
            onClick={() => {
              menu.current?.removeAttribute('open');
              act();
            }}
          >
            <Icon name={icon} /> {label}
          </button>
        ))}
      </div>
    </details>
  );
}
