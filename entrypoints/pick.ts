import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { translate } from '@/lib/browser/i18n';
import { keepPicked } from '@/lib/extraction/picking/picked';
import { pickElement } from '@/lib/extraction/picking/picker';

/** Injected when the person wants to point at a part; its value says whether they did. */
export default defineUnlistedScript(async (): Promise<boolean> => {
  const chosen = await pickElement(document, {
    label: translate('pickLabel'),
    help: translate('pickHelp'),
    picked: translate('pickDone'),
  });
  if (chosen) keepPicked(chosen);
  return chosen !== null;
});
