/**
 * The bare version of the list: reads the newest 50 clips with a cursor and paints them, and nothing
 * else.
 */
import type { Clip } from '@/lib/clips/clip';
import { openDatabase } from './idb';

const rows: Clip[] = [];
const db = await openDatabase();
const inbox = IDBKeyRange.bound(['inbox', -Infinity], ['inbox', []]);
const request = db
  .transaction('clips')
  .objectStore('clips')
  .index('[shelf+clippedAt]')
  .openCursor(inbox, 'prev');
request.addEventListener('success', () => {
  const cursor = request.result;
  if (!cursor || rows.length === 50) {
    paint();
  } else {
    rows.push(cursor.value as Clip);
    cursor.continue();
  }
});

function paint(): void {
  const list = document.createElement('ul');
  for (const clip of rows) {
    const item = document.createElement('li');
    item.dataset['testid'] = 'clip-row';
    item.dataset['id'] = clip.id;
    for (const text of [
      clip.title,
      clip.siteName ?? '',
      clip.authors.join(),
      clip.tags.join(),
      clip.excerpt ?? '',
    ]) {
      const line = document.createElement('div');
      line.textContent = text;
      item.append(line);
    }
    list.append(item);
  }
  document.querySelector('#app')?.append(list);
}
