import { useState } from 'preact/hooks';
import { useStrings } from '@/components/strings';
import type { SampleState } from '@/components/welcome/SampleButton';
import { loadExtractor } from '@/lib/browser/extractor';
import { sendMessage } from '@/lib/browser/messages';
import { SAMPLE_URL, samplePage } from './sample';

/** Clips the sample article, through the normal extraction. */
export function useSample() {
  const { language, direction, text } = useStrings();
  const [state, setState] = useState<SampleState>('idle');
  const [problem, setProblem] = useState<string | null>(null);
  const clip = async (): Promise<SampleState> => {
    const { extractArticle } = await loadExtractor();
    const article = extractArticle(samplePage({ language, direction, text }), SAMPLE_URL);
    const reply = await sendMessage('saveClip', { article, draft: {}, tabId: null });
    if ('failed' in reply) throw new Error(reply.detail);
    return { clipId: reply.clipId };
  };
  return {
    state,
    problem,
    clip: () => {
      setState('busy');
      setProblem(null);
      clip().then(setState, (error: unknown) => {
        setState('idle');
        setProblem(text('actionFailed', String(error)));
      });
    },
  };
}
