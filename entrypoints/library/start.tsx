import { mount } from '@/components/mount';
import { translate, uiLanguage } from '@/lib/browser/i18n';
import type { Clip } from '@/lib/clips/clip';
import type { SearchClient } from '@/lib/search/client';
import type { ClipDatabase } from '@/lib/store/database';
import { Screens } from './Screens';

/** Renders the library. @param newest the newest clips, already being read */
export function start(
  db: ClipDatabase,
  client: SearchClient,
  newest: Promise<readonly Clip[]>,
): void {
  mount({ language: uiLanguage(), text: translate }, () => (
    <Screens db={db} client={client} newest={newest} />
  ));
}
