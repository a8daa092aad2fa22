import type { useStrings } from '@/components/strings';
import type { BoundCommand } from '@/lib/browser/shortcuts';

/** Instructions for clipping an article, with the shortcuts as currently bound. */
export function clippingAdvice(
  bound: readonly BoundCommand[],
  text: ReturnType<typeof useStrings>['text'],
): string {
  const keysOf = (wanted: string) => bound.find(({ name }) => name === wanted)?.shortcut ?? '';
  const [popup, quick] = [keysOf('_execute_action'), keysOf('quick-clip')];
  const how = popup === '' ? text('welcomeClipButton') : text('welcomeClipKeys', popup);
  return quick === '' ? how : `${how} ${text('welcomeQuickKeys', quick)}`;
}
