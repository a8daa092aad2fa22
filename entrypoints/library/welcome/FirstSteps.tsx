import { Icon } from '@/components/controls/Icon';
import { SampleButton } from '@/components/welcome/SampleButton';
import { useStrings } from '@/components/strings';
import { useLoaded } from '@/components/use-loaded';
import { boundCommands } from '@/lib/browser/shortcuts';
import { clippingAdvice } from './clipping-advice';
import { useSample } from './use-sample';

/** Instructions for getting started, shown in an empty library. */
export function FirstSteps() {
  const { text } = useStrings();
  const bound = useLoaded(boundCommands);
  const sample = useSample();
  return (
    <div class="empty beginning" data-testid="empty">
      <h2>{text('welcomeTitle')}</h2>
      <p class="first-steps">{bound && clippingAdvice(bound, text)}</p>
      <p class="first-steps-actions">
        <SampleButton state={sample.state} onClip={sample.clip} />
        <a class="button" href="#/import">
          <Icon name="upload" /> {text('import')}
        </a>
        <a class="button" href="#/welcome" data-testid="open-welcome">
          {text('welcomeLink')}
        </a>
      </p>
      {sample.problem !== null && <p role="alert">{sample.problem}</p>}
      <p class="first-steps">{text('welcomePrivate')}</p>
    </div>
  );
}
