import { useEffect, useState } from 'preact/hooks';
import { useLoaded } from '@/components/use-loaded';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import { Library } from './Library';

const isImport = () => location.hash.startsWith('#/import');

/** The library, or where the address says so the import, which is loaded only then. */
export function Screens({ db, client }: { db: ClipDatabase; client: SearchClient }) {
  const [importing, setImporting] = useState(isImport);
  useEffect(() => {
    const onChange = () => setImporting(isImport());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  const loaded = useLoaded(() => import('./ImportScreen'), importing);
  if (!importing) return <Library db={db} client={client} />;
  return loaded && <loaded.ImportScreen db={db} />;
}
