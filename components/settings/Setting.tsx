import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Whether a text matches the user's search in the settings. */
type MatchesSearch = (words: string) => boolean;

const matchesAll: MatchesSearch = () => true;
const Wanted = createContext<MatchesSearch>(matchesAll);

/** Provides the search that decides which settings are shown. */
export const SettingsSearch = Wanted.Provider;

interface SectionProps {
  /** Name of the section in the address: `#settings/<id>`. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A group of settings; all of them are shown if the search matches the section's title. */
export function SettingsSection({ id, title, children }: SectionProps) {
  const fits = useContext(Wanted);
  return (
    <section
      class="settings-section"
      aria-labelledby={headingId(id)}
      data-testid={`settings-${id}`}
    >
      <h2 id={headingId(id)} tabIndex={-1}>
        {title}
      </h2>
      <Wanted.Provider value={fits(title) ? matchesAll : fits}>{children}</Wanted.Provider>
    </section>
  );
}

/** Id of a section's heading, which its address leads to. */
export const headingId = (section: string) => `settings-${section}`;

interface SettingProps {
  /** Texts that the search in the settings looks through. */
  readonly words: readonly string[];
  readonly children: ComponentChildren;
}

/** A setting, hidden if the search does not match it. */
export function Setting({ words, children }: SettingProps) {
  const fits = useContext(Wanted);
  return fits(words.join('\n')) ? <div class="setting">{children}</div> : null;
}
