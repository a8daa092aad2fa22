import './settings.css';
import '../sync/sync.css';
import '../reader/reading-panels.css';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Icon } from '@/components/controls/Icon';
import { useModal } from '@/components/controls/use-modal';
import { headingId, SettingsSearch } from '@/components/settings/Setting';
import { useStrings } from '@/components/strings';
import { foldForSearch } from '@/lib/search/text/fold';
import type { ClipDatabase } from '@/lib/store/database';
import type { useCouch } from '../sync/use-couch';
import { useSync } from '../sync/use-sync';
import { AboutSection } from './AboutSection';
import { AppearanceSection } from './AppearanceSection';
import { ClippingSection } from './ClippingSection';
import { ReadingSection } from './ReadingSection';
import { ShortcutsSection } from './ShortcutsSection';
import { StorageSection } from './StorageSection';
import { SyncSections } from './SyncSections';
import { TransferSection } from './TransferSection';
import type { Section } from './use-settings-address';
import { SECTIONS } from './use-settings-address';

const TITLES = {
  clipping: 'settingsClipping',
  reading: 'settingsReading',
  sync: 'syncTitle',
  'sync-setup': 'settingsSyncSetup',
  transfer: 'settingsTransfer',
  shortcuts: 'shortcuts',
  appearance: 'settingsAppearance',
  storage: 'settingsStorage',
  about: 'settingsAbout',
} as const;

interface Props {
  readonly db: ClipDatabase;
  readonly couch: ReturnType<typeof useCouch>;
  /** Number of clips per tag. */
  readonly counts: ReadonlyMap<string, number>;
  readonly section: Section | 'top';
  readonly onExport: () => void;
  readonly onHelp: () => void;
  readonly onClose: () => void;
}

/** Fields that text is typed into. */
const FIELDS = 'textarea, input:not([type="checkbox"], [type="radio"], [type="range"])';

/** All settings, on one page over the library, whose state is kept. */
export function SettingsDialog(props: Props) {
  const { section, onClose } = props;
  const { text } = useStrings();
  const dialog = useModal();
  const [typed, setTyped] = useState('');
  // Nothing is shown until its height is known: clicks miss elements that move.
  const sync = useSync(props.db);
  const ready = sync.state !== undefined;
  const wanted = foldForSearch(typed.trim());
  useLayoutEffect(() => {
    const heading = document.getElementById(headingId(section));
    if (section !== 'top') heading?.scrollIntoView();
    // If the user has begun to type, the field keeps the focus.
    if (document.activeElement?.matches('dialog[open] input') !== true)
      heading?.focus({ preventScroll: true });
  }, [section, ready]);
  return (
    <dialog
      ref={dialog}
      class="settings"
      data-testid="settings"
      onKeyDown={leaveField}
      onClose={onClose}
    >
      <Bar typed={typed} onType={setTyped} onDone={() => dialog.current?.close()} />
      <Contents section={section} onGo={() => setTyped('')} />
      <div class="settings-body">
        <SettingsSearch value={(words) => foldForSearch(words).includes(wanted)}>
          {ready && <Sections {...props} sync={sync} />}
        </SettingsSearch>
        {ready && (
          <p class="empty settings-none" role="status">
            {text('settingsNone')}
          </p>
        )}
      </div>
    </dialog>
  );
}

/** Escape leaves a field, and closes the settings only outside of fields. */
function leaveField(event: KeyboardEvent): void {
  const field = event.target;
  if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
  if (!(field instanceof HTMLElement) || !field.matches(FIELDS)) return;
  event.preventDefault();
  field.blur();
}

interface BarProps {
  /** The user's search in the settings. */
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onDone: () => void;
}

function Bar({ typed, onType, onDone }: BarProps) {
  const { text } = useStrings();
  return (
    <header class="settings-bar">
      <button type="button" class="quiet" data-testid="settings-done" onClick={onDone}>
        <Icon name="back" /> {text('library')}
      </button>
      <h1 id={headingId('top')} tabIndex={-1}>
        {text('settings')}
      </h1>
      <div class="search">
        <Icon name="search" />
        <input
          type="search"
          data-testid="settings-search"
          aria-label={text('settingsSearch')}
          placeholder={text('settingsSearch')}
          autocomplete="off"
          value={typed}
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      </div>
    </header>
  );
}

/** Links to the sections. */
function Contents({ section, onGo }: Pick<Props, 'section'> & { readonly onGo: () => void }) {
  const { text } = useStrings();
  return (
    <nav class="settings-nav" aria-label={text('settings')}>
      <ul>
        {SECTIONS.map((each) => (
          <li key={each}>
            <a
              href={`#settings/${each}`}
              aria-current={each === section ? 'true' : undefined}
              onClick={onGo}
            >
              {text(TITLES[each])}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

interface SectionsProps extends Props {
  readonly sync: ReturnType<typeof useSync>;
}

function Sections({ db, couch, sync, counts, onExport, onHelp }: SectionsProps) {
  const { text } = useStrings();
  const of = (name: Section) => ({ db, title: text(TITLES[name]) });
  return (
    <>
      <ClippingSection {...of('clipping')} counts={counts} />
      <ReadingSection {...of('reading')} />
      <SyncSections
        {...of('sync')}
        setupTitle={text(TITLES['sync-setup'])}
        sync={sync}
        couch={couch}
      />
      <TransferSection {...of('transfer')} onExport={onExport} />
      <ShortcutsSection {...of('shortcuts')} onHelp={onHelp} />
      <AppearanceSection {...of('appearance')} />
      <StorageSection {...of('storage')} />
      <AboutSection {...of('about')} />
    </>
  );
}
