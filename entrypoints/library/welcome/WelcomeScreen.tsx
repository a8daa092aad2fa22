import './welcome.css';
import '../import/import.css';
import { Brand } from '@/components/controls/Brand';
import { Icon } from '@/components/controls/Icon';
import { FileDrop } from '@/components/import/FileDrop';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { PinPicture, PINNING } from '@/components/welcome/PinPicture';
import { SampleButton } from '@/components/welcome/SampleButton';
import { boundCommands } from '@/lib/browser/shortcuts';
import { clippingAdvice } from './clipping-advice';
import { useSample } from './use-sample';

interface Props {
  /** Called with files dropped for import. */
  readonly onFiles: (files: readonly File[]) => void;
}

const toolbar = import.meta.env.FIREFOX ? 'firefox' : 'chromium';

/** Welcome screen: shown once after installation, and later on request. */
export function WelcomeScreen({ onFiles }: Props) {
  const { text } = useStrings();
  return (
    <div class="welcome" data-testid="welcome">
      <header class="library-bar">
        <Brand />
        <a class="screen-back" href="#/" data-testid="welcome-done">
          {text('library')} <Icon name="forth" />
        </a>
      </header>
      <main>
        <h1>{text('welcomeTitle')}</h1>
        <section class="welcome-step">
          <div>
            <h2>{text('welcomePin')}</h2>
            <p>{text(PINNING[toolbar])}</p>
          </div>
          <PinPicture of={toolbar} />
        </section>
        <Clipping />
        <section>
          <h2>{text('welcomeImport')}</h2>
          <FileDrop onFiles={onFiles} />
        </section>
        <section class="welcome-private">
          <h2>{text('welcomePrivate')}</h2>
          <p>{text('welcomePrivateWhy')}</p>
        </section>
      </main>
    </div>
  );
}

/** The shortcuts as currently bound, and a sample article to try. */
function Clipping() {
  const { text } = useStrings();
  const bound = useLoaded(boundCommands);
  const sample = useSample();
  return (
    <section>
      <h2>{text('welcomeClip')}</h2>
      <p class="welcome-keys" data-testid="welcome-keys">
        {bound && clippingAdvice(bound, text)}
      </p>
      <p>
        <a href="#settings/shortcuts">{text('shortcuts')}</a>
      </p>
      <p class="welcome-sample">
        <SampleButton state={sample.state} onClip={sample.clip} />
        <span role="status">
          {sample.problem ??
            (typeof sample.state === 'object' ? text('savedWhere') : text('welcomeSampleHint'))}
        </span>
      </p>
    </section>
  );
}
