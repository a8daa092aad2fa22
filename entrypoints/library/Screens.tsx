import { useEffect, useState } from 'preact/hooks';
import { useLoaded } from '@/components/use-loaded';
import type { Clip } from '@/lib/clips/clip';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import { Library } from './Library';
import { useRescuing } from './use-rescuing';

interface Props {
  readonly db: ClipDatabase;
  readonly client: SearchClient;
  /** The newest clips, asked for before anything of this was loaded. */
  readonly newest: Promise<readonly Clip[]>;
}

const screenOf = () => /^#\/(import|texts)/.exec(location.hash)?.[1];

/** The library, or where the address says so another screen, which is loaded only then. */
export function Screens(props: Props) {
  const [screen, setScreen] = useState(screenOf);
  const queue = useRescuing(props.db);
  useEffect(() => {
    const onChange = () => setScreen(screenOf());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const importing = useLoaded(() => import('./ImportScreen'), screen === 'import');
  const rescuing = useLoaded(() => import('./RescueScreen'), screen === 'texts');
  if (screen === 'import') return importing && <importing.ImportScreen db={props.db} />;
  if (screen === 'texts') return rescuing && <rescuing.RescueScreen db={props.db} queue={queue} />;
  return <Library {...props} queue={queue} />;
}
