import type { ComponentChildren } from 'preact';
import { siteHost } from '@/lib/clips/canonical-url';
import { isDiskFile } from '@/lib/clips/original-file';
import type { Clip } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import type { MessageKey } from '@/lib/browser/i18n';
import type { IconName } from '../controls/Icon';
import { IconButton } from '../controls/IconButton';
import { MoreMenu, type MenuItem } from '../controls/MoreMenu';
import { useStrings, type Strings } from '../strings';
import { ReadingSettingsMenu } from './ReadingSettingsMenu';

interface Props {
  readonly clip: Clip;
  readonly settings: ReadingSettings;
  /** Minutes left to read; `null` if unknown or nothing is left. */
  readonly left: number | null;
  readonly onSettings: (part: Partial<ReadingSettings>) => void;
  /** Whether the side panel is open. */
  readonly panel: boolean;
  readonly onPanel: (shown: boolean) => void;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onForGood: () => void;
  readonly onExport: () => void;
  readonly onObsidian: () => void;
  readonly onFolder: (() => void) | null;
  readonly onCite: () => void;
  readonly onZotero: () => void;
  readonly onVersions: () => void;
  /** Reads the text aloud; `null` if none is shown. */
  readonly onListen: (() => void) | null;
  readonly onPrint: () => void;
  /** Saves the file that the clip was made from; `null` if it was not kept. */
  readonly onOriginalFile: (() => void) | null;
  /** Set while the file's pages are shown as laid out. */
  readonly originalPages: ComponentChildren;
  readonly onOriginalPages: (shown: boolean) => void;
  readonly onOriginal: () => void;
  /** Highlights the selected words, or explains how to. */
  readonly onHighlight: () => void;
  readonly onClose: () => void;
}

/** Actions on the open clip: the most common as buttons, the rest in a menu. */
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
      <MoreMenu items={itemsOf(props, text)} />
    </div>
  );
}

/** Menu items for exports and less common actions. */
function itemsOf(props: Props, text: Strings['text']): readonly MenuItem[] {
  const { clip, settings, onEdit, onSettings } = props;
  const item = (icon: IconName, id: string, label: MessageKey, onSelect: () => void): MenuItem => ({
    icon,
    id,
    label: text(label),
    onSelect,
  });
  const { alone } = settings;
  return [
    {
      ...item('full', 'alone', 'readAlone', () => onSettings({ alone: !alone })),
      pressed: alone,
    },
    ...(props.onListen ? [item('listen', 'listen', 'listen', props.onListen)] : []),
    ...(isDiskFile(clip.url)
      ? []
      : [item('open', 'open-original', 'openOriginal', props.onOriginal)]),
    ...(props.onOriginalFile
      ? [
          {
            ...item('book', 'laid-out', 'pdfPages', () =>
              props.onOriginalPages(props.originalPages === null),
            ),
            pressed: props.originalPages !== null,
          },
          item('download', 'save-pdf', 'savePdf', props.onOriginalFile),
        ]
      : []),
    item('versions', 'versions', 'versions', props.onVersions),
    item('print', 'print', 'print', props.onPrint),
    item('download', 'export-markdown', 'exportMarkdown', props.onExport),
    ...(props.onFolder ? [item('download', 'save-to-folder', 'saveToFolder', props.onFolder)] : []),
    item('send', 'send-to-obsidian', 'sendToObsidian', props.onObsidian),
    item('cite', 'cite', 'cite', props.onCite),
    item('send', 'send-to-zotero', 'sendToZotero', props.onZotero),
    ...(clip.deletedAt === null
      ? [item('trash', 'delete', 'delete', () => onEdit({ deleted: true }))]
      : [
          item('restore', 'restore', 'restore', () => onEdit({ deleted: false })),
          item('trash', 'delete-for-good', 'deleteForGood', props.onForGood),
        ]),
  ];
}
