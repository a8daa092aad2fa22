import '@/components/theme.css';
import './library.css';
import './search.css';
import { ClipDatabase } from '@/lib/store/database';
import { newestClips } from '@/lib/store/queries';
import { FIRST } from './first';

// The newest clips are read while the page's own script is still being loaded.
const db = new ClipDatabase();
const newest = newestClips(db, 'inbox', FIRST);
// Whoever shows them says what failed.
newest.catch(() => undefined);
const { start } = await import('./start');
start(db, newest);
