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

const isImport = () => location.hash.startsWith('#/import');

/** The library, or where the address says so the import, which is loaded only then. */
export function Screens(props: Props) {
  const [importing, setImporting] = useState(isImport);
  useEffect(() => {
    const onChange = () => setImporting(isImport());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const loaded = useLoaded(() => import('./ImportScreen'), importing);
  if (!importing) return <Library {...props} />;
  return loaded && <loaded.ImportScreen db={props.db} />;
}
