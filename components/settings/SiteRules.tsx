import { useState } from 'preact/hooks';
import type { SiteRule } from '@/lib/clips/clipping-settings';
import { MOST_SITE_RULES, parseTypedHost } from '@/lib/clips/clipping-settings';
import { IconButton } from '../controls/IconButton';
import { useStrings } from '../strings';
import { TagInput } from '../tags/TagInput';
import { useEditedText } from '../use-edited-text';
import { Switch } from './Switch';

interface Props {
  readonly rules: readonly SiteRule[];
  /** Sites where a picked part of the page is always clipped. */
  readonly partHosts: readonly string[];
  /** The named Markdown templates. */
  readonly templates: readonly { readonly id: string; readonly title: string }[];
  /** Number of clips per tag. */
  readonly counts: ReadonlyMap<string, number>;
  readonly onChange: (rules: SiteRule[]) => void;
  readonly onForgetPart: (host: string) => void;
  /** Sites with remembered choices of passages. */
  readonly leaningHosts: readonly string[];
  readonly onForgetLeanings: (host: string) => void;
  /** Sites where highlights are always shown. */
  readonly markedHosts: readonly string[];
  readonly onForgetMarked: (host: string) => void;
}

/** Rules for all clips of a site: tags, images, a picked part, and choices of passages. */
export function SiteRules(props: Props) {
  const { rules, partHosts, leaningHosts, counts, templates } = props;
  const { onChange, onForgetPart, onForgetLeanings } = props;
  const { text } = useStrings();
  const put = (rule: SiteRule) =>
    onChange(rules.map((each) => (each.host === rule.host ? rule : each)));
  return (
    <>
      <h3>{text('siteRules')}</h3>
      <p class="muted">{text('siteRulesHint')}</p>
      <ul class="site-rules">
        {rules.map((rule) => (
          <li key={rule.host} data-testid="site-rule">
            <div class="site-rule-head">
              <b dir="ltr">{rule.host}</b>
              <IconButton
                icon="close"
                label={text('siteRemove', rule.host)}
                onClick={() => onChange(rules.filter(({ host }) => host !== rule.host))}
              />
            </div>
            <TagInput
              tags={rule.tags}
              counts={counts}
              onChange={(tags) => put({ ...rule, tags })}
            />
            <Switch checked={rule.images} onChange={(images) => put({ ...rule, images })}>
              {text('siteImages')}
            </Switch>
            <NoteRule rule={rule} templates={templates} onChange={put} />
          </li>
        ))}
      </ul>
      <AddSite
        known={rules.map(({ host }) => host)}
        onAdd={(host) => onChange([...rules, { host, tags: [], images: false }])}
      />
      <Hosts title="siteParts" testId="site-part" hosts={partHosts} onForget={onForgetPart} />
      <Hosts
        title="siteLeanings"
        testId="site-leanings"
        hosts={leaningHosts}
        onForget={onForgetLeanings}
      />
      <Hosts
        title="markedSites"
        testId="marked-site"
        hosts={props.markedHosts}
        onForget={props.onForgetMarked}
      />
    </>
  );
}

interface HostsProps {
  readonly title: 'siteParts' | 'siteLeanings' | 'markedSites';
  readonly testId: string;
  readonly hosts: readonly string[];
  readonly onForget: (host: string) => void;
}

/** Sites with something remembered, each with a button to forget it. */
function Hosts({ title, testId, hosts, onForget }: HostsProps) {
  const { text } = useStrings();
  if (hosts.length === 0) return null;
  return (
    <>
      <h3>{text(title)}</h3>
      <ul class="site-rules">
        {hosts.map((host) => (
          <li key={host} class="site-rule-head" data-testid={testId}>
            <b dir="ltr">{host}</b>
            <IconButton
              icon="close"
              label={text('siteRemove', host)}
              onClick={() => onForget(host)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

interface NoteRuleProps extends Pick<Props, 'templates'> {
  readonly rule: SiteRule;
  readonly onChange: (rule: SiteRule) => void;
}

/** Markdown template and folder for a site's clips. */
function NoteRule({ rule, templates, onChange }: NoteRuleProps) {
  const { text } = useStrings();
  const { template, folder, ...others } = rule;
  const put = (change: Pick<SiteRule, 'template' | 'folder'>) => onChange({ ...others, ...change });
  const typed = useEditedText(folder ?? '', (value) =>
    put({
      ...(template !== undefined && { template }),
      ...(value.trim() !== '' && { folder: value.trim().slice(0, 1000) }),
    }),
  );
  return (
    <div class="site-note">
      {templates.length > 0 && (
        <label>
          {text('template')}
          <select
            data-testid="site-template"
            value={templates.some(({ id }) => id === template) ? template : ''}
            onChange={({ currentTarget: { value } }) =>
              put({
                ...(value !== '' && { template: value }),
                ...(folder !== undefined && { folder }),
              })
            }
          >
            <option value="">{text('templateStandard')}</option>
            {templates.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      <label>
        {text('siteFolder')}
        <input
          class="field"
          type="text"
          dir="ltr"
          maxLength={1000}
          placeholder="Clippings/{{site}}"
          data-testid="site-folder"
          value={typed.value}
          onInput={({ currentTarget }) => typed.change(currentTarget.value)}
          onBlur={typed.commit}
        />
      </label>
    </div>
  );
}

interface AddProps {
  readonly known: readonly string[];
  readonly onAdd: (host: string) => void;
}

/** Form for adding a site, by its host or any address on it. */
function AddSite({ known, onAdd }: AddProps) {
  const { text } = useStrings();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class="setting-line"
      onSubmit={(event) => {
        event.preventDefault();
        const host = parseTypedHost(typed);
        setWrong(host === null);
        if (host === null) return;
        if (!known.includes(host) && known.length < MOST_SITE_RULES) onAdd(host);
        setTyped('');
      }}
    >
      <input
        class="field"
        type="text"
        inputMode="url"
        data-testid="site-host"
        aria-label={text('siteAddress')}
        aria-invalid={wrong}
        placeholder="example.org"
        autocapitalize="off"
        spellcheck={false}
        dir="ltr"
        value={typed}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
      />
      <button type="submit" data-testid="site-add">
        {text('siteAdd')}
      </button>
      {wrong && (
        <p class="setting-problem" role="alert">
          {text('siteWrong')}
        </p>
      )}
    </form>
  );
}
