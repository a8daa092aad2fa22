import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Whether some words have what the person looks for among the settings. */
type Fits = (words: string) => boolean;

const everything: Fits = () => true;
const Wanted = createContext<Fits>(everything);

/** Says which of the settings inside are shown. */
export const WantedSettings = Wanted.Provider;

interface SectionProps {
  /** Its name in the address: `#settings/<id>`. */
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** Settings that belong together; all of them where the section's title is looked for. */
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
      <Wanted.Provider value={fits(title) ? everything : fits}>{children}</Wanted.Provider>
    </section>
  );
}

/** The id of a section's heading, to which its address leads. */
export const headingId = (section: string) => `settings-${section}`;

interface SettingProps {
  /** What it is found by: its own words. */
  readonly words: readonly string[];
  readonly children: ComponentChildren;
}

/** A setting, unless the person looks for others. */
export function Setting({ words, children }: SettingProps) {
  const fits = useContext(Wanted);
  return fits(words.join('\n')) ? <div class="setting">{children}</div> : null;
}
