import '@/components/theme.css';
import './library.css';
import './search/search.css';
import './tags/tags.css';
import './list/list.css';
import './list/density.css';
import './list/bulk.css';
import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { searchClient } from '@/lib/search/client';
import { ClipDatabase } from '@/lib/store/database';
import { prefetchedFirstList } from '@/lib/store/first-list';
import { queryOf } from './search/address';
import { Screens } from './Screens';

/** Milliseconds after which the library is drawn even without its newest clips. */
const PATIENCE = 100;

const db = new ClipDatabase();
const client = searchClient(
  () => new Worker(new URL('./search/search.worker.ts', import.meta.url), { type: 'module' }),
);
// The index is opened while the list is drawn, if the address asks for a search.
if (queryOf(location.hash) !== null) client.start();
// Not awaited, so that no chunk that imports this one could wait for it in a circle.
void prefetchedFirstList(PATIENCE).then((first) => {
  mount({ language: uiLanguage(), text: translate }, () => (
    <Screens db={db} client={client} first={first} />
  ));
});
