import { useEffect, useState } from 'preact/hooks';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';

const NONE: readonly TagSuggestion[] = [];

/**
 * Suggestions that take some reading: they are looked for once the page is painted, and come when
 * they are there.
 * @param key names what they are for; `null` while that is not known
 */
export function useSuggestedTags(
  key: string | null,
  load: () => Promise<readonly TagSuggestion[]>,
): readonly TagSuggestion[] {
  const [held, setHeld] = useState<{ key: string; found: readonly TagSuggestion[] } | null>(null);
  useEffect(() => {
    if (key === null) return undefined;
    let current = true;
    const waiting = requestIdleCallback(() => {
      load().then(
        (found) => {
          if (current) setHeld({ key, found });
        },
        // Whoever tags does without them.
        () => undefined,
      );
    });
    return () => {
      current = false;
      cancelIdleCallback(waiting);
    };
  }, [key]);
  return held?.key === key ? held.found : NONE;
}
