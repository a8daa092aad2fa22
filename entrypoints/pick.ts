import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { translate } from '@/lib/browser/i18n';
import { setPickedElement } from '@/lib/extraction/picking/picked';
import { pickElement } from '@/lib/extraction/picking/picker';

/** Injected when the user wants to pick a part of the page; its value says whether they did. */
export default defineUnlistedScript(async (): Promise<boolean> => {
  const chosen = await pickElement(document, {
    label: translate('pickLabel'),
    help: translate('pickHelp'),
    picked: translate('pickDone'),
  });
  if (chosen) setPickedElement(chosen);
  return chosen !== null;
});
