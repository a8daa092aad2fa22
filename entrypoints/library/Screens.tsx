import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ClipDatabase } from '@/lib/store/database';
import { Library } from './Library';

const isImport = () => location.hash.startsWith('#/import');

/** The library, or where the address says so the import, which is loaded only then. */
export function Screens({ db }: { db: ClipDatabase }) {
  const [importing, setImporting] = useState(isImport);
  const [screen, setScreen] = useState<{ Import: FunctionComponent<{ db: ClipDatabase }> } | null>(
    null,
  );
  useEffect(() => {
    const onChange = () => setImporting(isImport());
    window.addEventListener('hashchange', onChange);
    return () => window.removeEventListener('hashchange', onChange);
  }, []);
  useEffect(() => {
    if (!importing || screen) return;
    void import('./ImportScreen').then(({ ImportScreen }) => setScreen({ Import: ImportScreen }));
  }, [importing]);
  if (!importing) return <Library db={db} />;
  return screen && <screen.Import db={db} />;
}
