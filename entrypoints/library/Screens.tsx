import type { ComponentProps } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { useLoaded } from '@/components/use-loaded';
import { Library } from './Library';
import type { UndoableImport } from './import/use-import';
import { useRescuing } from './rescue/use-rescuing';
import { useDroppedFiles } from './use-dropped-files';

type Props = Omit<ComponentProps<typeof Library>, 'queue'>;

type Screen =
  'library' | 'pdf' | 'import' | 'texts' | 'duplicates' | 'highlights' | 'welcome' | 'tabs';

function read(): Screen {
  const [, named] =
    /^#\/(import|texts|duplicates|highlights|welcome|tabs|pdf)/.exec(location.hash) ?? [];
  return (named as Screen | undefined) ?? 'library';
}

/** The library, or another screen that the address names, which is loaded only then. */
export function Screens(props: Props) {
  const [screen, setScreen] = useState(read);
  const queue = useRescuing(props.db);
  // Kept here so that an import can still be undone after a look at the library.
  const [imports, change] = useState<readonly UndoableImport[]>([]);
  // Before the first paint, after which people act.
  useLayoutEffect(() => {
    const onChange = () => setScreen(read());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const importing = useLoaded(() => import('./import/ImportScreen'), screen === 'import');
  const comparing = useLoaded(
    () => import('./duplicates/DuplicatesScreen'),
    screen === 'duplicates',
  );
  const welcoming = useLoaded(() => import('./welcome/WelcomeScreen'), screen === 'welcome');
  const [dropped, bringIn] = useDroppedFiles();
  const rescuing = useLoaded(() => import('./rescue/RescueScreen'), screen === 'texts');
  const reading = useLoaded(() => import('./pdf/PdfScreen'), screen === 'pdf');
  const tabbed = useLoaded(() => import('./tabs/TabsScreen'), screen === 'tabs');
  const marked = useLoaded(() => import('./highlights/HighlightsScreen'), screen === 'highlights');
  if (screen === 'library') return <Library {...props} queue={queue} />;
  if (screen === 'import') {
    return (
      importing && (
        <importing.ImportScreen db={props.db} files={dropped} imports={{ kept: imports, change }} />
      )
    );
  }
  if (screen === 'welcome') {
    return welcoming && <welcoming.WelcomeScreen onFiles={bringIn} />;
  }
  if (screen === 'pdf') return reading && <reading.PdfScreen db={props.db} />;
  if (screen === 'tabs') return tabbed && <tabbed.TabsScreen db={props.db} />;
  if (screen === 'texts') return rescuing && <rescuing.RescueScreen db={props.db} queue={queue} />;
  if (screen === 'highlights') {
    return marked && <marked.HighlightsScreen db={props.db} client={props.client} />;
  }
  return comparing && <comparing.DuplicatesScreen db={props.db} client={props.client} />;
}
