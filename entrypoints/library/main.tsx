import '@/components/theme.css';
import './library.css';
import './search.css';
import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { searchClient } from '@/lib/search/client';
import { ClipDatabase } from '@/lib/store/database';
import { Screens } from './Screens';

const db = new ClipDatabase();
const client = searchClient(
  () => new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }),
);

mount({ language: uiLanguage(), text: translate }, () => <Screens db={db} client={client} />);
