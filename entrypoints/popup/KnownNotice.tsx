import { PermissionSwitch } from '@/components/settings/PermissionSwitch';
import { useStrings } from '@/components/strings';
import { addMarkedSite, isMarkedSite, removeMarkedSite } from '@/lib/browser/marked-sites';
import { openLibrary } from '@/lib/browser/pages';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip } from '@/lib/clips/clip';
import { formatDay } from '@/lib/clips/reading';
import { useHost } from './host';

interface Props {
  readonly clip: Clip;
  /** The page's address, if it is a web address. */
  readonly address: string | null;
}

/** Notice that this page is already clipped, with a button to open the clip (Save updates it). */
export function KnownNotice({ clip, address }: Props) {
  const { text, language } = useStrings();
  const host = useHost();
  return (
    <div class="notice" data-testid="known-notice">
      <p>{text('knownClip', formatDay(clip.clippedAt, language))}</p>
      {address !== null && clip.highlights.length > 0 && <AlwaysMarked address={address} />}
      <p class="notice-actions">
        <button type="button" data-testid="open-known" onClick={() => void openLibrary(clip.id)}>
          {text('openClip')}
        </button>
        {host.kind === 'popup' && (
          <button type="button" data-testid="leave-known" onClick={host.done}>
            {text('leaveClip')}
          </button>
        )}
      </p>
    </div>
  );
}

/** Whether highlights are shown on the site's pages without pressing the button. */
function AlwaysMarked({ address }: { address: string }) {
  const { text } = useStrings();
  const host = siteHost(address);
  return (
    <PermissionSwitch
      testId="always-marked"
      isGranted={() => isMarkedSite(address)}
      start={() => addMarkedSite(address)}
      stop={() => removeMarkedSite(host)}
    >
      {text('markedAlways', host)}
    </PermissionSwitch>
  );
}
