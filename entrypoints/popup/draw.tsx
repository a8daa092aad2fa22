import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import { ClipDatabase } from '@/lib/store/database';
import { Popup } from './Popup';

/** Renders the popup. */
export function draw(): void {
  const db = new ClipDatabase();
  // Opened while the page is being read, since the check for an existing clip follows right after.
  // A failure here recurs there, where it is reported.
  db.open().catch(() => undefined);
  mount({ language: uiLanguage(), text: translate }, (root) => <Popup db={db} root={root} />);
}
