import '@/components/theme.css';
import './library.css';
import './search.css';
import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { searchClient } from '@/lib/search/client';
import { ClipDatabase } from '@/lib/store/database';
import { Library } from './Library';

const db = new ClipDatabase();
const client = searchClient(
  () => new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }),
);

mount({ language: uiLanguage(), text: translate }, () => <Library db={db} client={client} />);
