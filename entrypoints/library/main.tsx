import '@/components/theme.css';
import './library.css';
import './search/search.css';
import './tags/tags.css';
import './list/list.css';
import './list/density.css';
import './list/bulk.css';
import { applyAppearance } from '@/lib/browser/appearance';
import { searchClient } from '@/lib/search/client';
import { ClipDatabase } from '@/lib/store/database';
import { newestClips } from '@/lib/store/queries';
import { FIRST_PAGE } from './list/first-page';

applyAppearance();
// The newest clips are read while the page's own script is still loading.
const db = new ClipDatabase();
const newest = newestClips(db, 'inbox', FIRST_PAGE);
// So is the index, if the address asks for a search.
const client = searchClient(
  () => new Worker(new URL('./search/search.worker.ts', import.meta.url), { type: 'module' }),
);
if (location.hash.startsWith('#/search/')) client.start();
// Whoever shows the clips reports the failure.
newest.catch(() => undefined);
// Not awaited, so that no chunk that imports this one could wait for it in a circle.
void import('./start').then(({ start }) => start(db, client, newest));
