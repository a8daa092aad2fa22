import { ImageLimit } from '@/components/settings/ImageLimit';
import { PermissionSwitch } from '@/components/settings/PermissionSwitch';
import { Setting, SettingsSection } from '@/components/settings/Setting';
import { SiteRules } from '@/components/settings/SiteRules';
import { Switch } from '@/components/settings/Switch';
import { useStrings } from '@/components/strings';
import { TagInput } from '@/components/tags/TagInput';
import { useWatched } from '@/components/use-watched';
import { hasKnownMark, startKnownMark, stopKnownMark } from '@/lib/browser/known-mark';
import { removeMarkedSite, watchMarkedHosts } from '@/lib/browser/marked-sites';
import { forgetLeanings, watchLeaningHosts } from '@/lib/browser/site-leanings';
import { forgetPartOfHost, watchPartHosts } from '@/lib/browser/site-parts';
import type { ClippingSettings } from '@/lib/clips/clipping-settings';
import { CLIPPING_DEFAULTS } from '@/lib/clips/clipping-settings';
import { DEFAULT_IMAGE_LIMIT, IMAGE_LIMITS } from '@/lib/clips/image';
import { namedTemplates } from '@/lib/export/kept-templates';
import { changeClippingSettings, clippingSettings } from '@/lib/store/clipping-settings';
import { imageLimit, keepImageLimit } from '@/lib/store/images';
import { watch } from '@/lib/store/live';
import type { SectionProps } from './section-props';

interface Props extends SectionProps {
  readonly counts: ReadonlyMap<string, number>;
}

/** On/off settings: setting, which is also its message key, and test id. */
const SWITCHES = [
  ['quickLink', 'quick-link'],
  ['keepPdf', 'keep-pdf'],
] as const;

/** Settings for new clips. */
export function ClippingSection({ title, db, counts }: Props) {
  const { text } = useStrings();
  const limit = useWatched(
    watch(() => imageLimit(db)),
    [db],
  );
  const kept = useWatched(
    watch(() => clippingSettings(db)),
    [db],
  );
  const settings = kept ?? CLIPPING_DEFAULTS;
  const change = (part: Partial<ClippingSettings>) => void changeClippingSettings(db, part);
  return (
    <SettingsSection id="clipping" title={title}>
      <Setting words={[text('imageLimit')]}>
        <ImageLimit
          limit={limit ?? DEFAULT_IMAGE_LIMIT}
          limits={IMAGE_LIMITS}
          onChange={(chosen) => {
            const found = IMAGE_LIMITS.find((each) => each === chosen);
            if (found !== undefined) void keepImageLimit(db, found);
          }}
        />
      </Setting>
      <Setting words={[text('defaultTags'), text('tagsLabel')]}>
        <h3>{text('defaultTags')}</h3>
        <TagInput tags={settings.tags} counts={counts} onChange={(tags) => change({ tags })} />
      </Setting>
      {SWITCHES.map(([field, testId]) => (
        <Setting key={field} words={[text(field)]}>
          <Switch
            testId={testId}
            checked={settings[field]}
            onChange={(on) => change({ [field]: on })}
          >
            {text(field)}
          </Switch>
        </Setting>
      ))}
      <KnownMarkSetting />
      <SitesSetting db={db} settings={settings} counts={counts} change={change} />
    </SettingsSection>
  );
}

/** Whether to mark the toolbar button on pages already clipped, which needs a permission. */
function KnownMarkSetting() {
  const { text } = useStrings();
  return (
    <Setting words={[text('knownMark')]}>
      <PermissionSwitch
        testId="known-mark"
        isGranted={hasKnownMark}
        start={startKnownMark}
        stop={stopKnownMark}
      >
        {text('knownMark')}
      </PermissionSwitch>
    </Setting>
  );
}

interface SitesProps extends Pick<Props, 'db' | 'counts'> {
  readonly settings: ClippingSettings;
  readonly change: (part: Partial<ClippingSettings>) => void;
}

/** Rules for single sites, and what is remembered about sites. */
function SitesSetting({ db, settings, counts, change }: SitesProps) {
  const { text } = useStrings();
  const partHosts = useWatched(watchPartHosts, []) ?? [];
  const leaningHosts = useWatched(watchLeaningHosts, []) ?? [];
  const markedHosts = useWatched(watchMarkedHosts, []) ?? [];
  const templates =
    useWatched(
      watch(() => namedTemplates(db)),
      [db],
    ) ?? [];
  return (
    <Setting
      words={[
        text('siteRules'),
        text('siteImages'),
        text('siteParts'),
        text('siteLeanings'),
        text('markedSites'),
        text('siteFolder'),
        text('template'),
        ...settings.sites.map(({ host }) => host),
      ]}
    >
      <SiteRules
        rules={settings.sites}
        partHosts={partHosts}
        templates={templates}
        counts={counts}
        onChange={(sites) => change({ sites })}
        onForgetPart={(host) => void forgetPartOfHost(host)}
        leaningHosts={leaningHosts}
        onForgetLeanings={(host) => void forgetLeanings(host)}
        markedHosts={markedHosts}
        onForgetMarked={(host) => void removeMarkedSite(host)}
      />
    </Setting>
  );
}
