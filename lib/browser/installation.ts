import { createMenus } from './menus';
import { openWelcome } from './pages';

/**
 * Runs after the extension was installed, or it or the browser was updated.
 * @param reason as reported by `runtime.onInstalled`
 */
export async function afterInstallation(reason: string): Promise<void> {
  await createMenus();
  if (reason === 'install') await openWelcome();
}
