import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { ClipDatabase } from '@/lib/store/database';
import { Popup } from './Popup';

/** Draws the popup. */
export function draw(): void {
  const db = new ClipDatabase();
  // While the page is read: whether it is a clip already is asked right after. What fails here fails
  // again there, where it is told.
  db.open().catch(() => undefined);
  mount({ language: uiLanguage(), text: translate }, (root) => <Popup db={db} root={root} />);
}
