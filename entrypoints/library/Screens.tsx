import { useEffect, useState } from 'preact/hooks';
import { useLoaded } from '@/components/use-loaded';
import type { Clip } from '@/lib/clips/clip';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import { Library } from './Library';

interface Props {
  readonly db: ClipDatabase;
  readonly client: SearchClient;
  /** The newest clips, asked for before anything of this was loaded. */
  readonly newest: Promise<readonly Clip[]>;
}

type Screen = 'library' | 'import' | 'duplicates';

function read(): Screen {
  if (location.hash.startsWith('#/import')) return 'import';
  return location.hash.startsWith('#/duplicates') ? 'duplicates' : 'library';
}

/** The library, or where the address says so another screen, which is loaded only then. */
export function Screens(props: Props) {
  const [screen, setScreen] = useState(read);
  useEffect(() => {
    const onChange = () => setScreen(read());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const importing = useLoaded(() => import('./ImportScreen'), screen === 'import');
  const comparing = useLoaded(() => import('./DuplicatesScreen'), screen === 'duplicates');
  if (screen === 'library') return <Library {...props} />;
  if (screen === 'import') return importing && <importing.ImportScreen db={props.db} />;
  return comparing && <comparing.DuplicatesScreen db={props.db} client={props.client} />;
}
