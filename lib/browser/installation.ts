import { createMenus } from './menus';
import { openWelcome } from './pages';

/**
 * What is done when the extension was installed, or it or the browser was updated.
 * @param reason which of these it was, as `runtime.onInstalled` tells it
 */
export async function afterInstallation(reason: string): Promise<void> {
  await createMenus();
  if (reason === 'install') await openWelcome();
}
