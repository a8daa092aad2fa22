import { useEffect, useState } from 'preact/hooks';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';

const NONE: readonly TagSuggestion[] = [];

/**
 * Loads suggested tags, which takes some reading, once the page has been painted.
 * @param key identifies what they are for; `null` while that is not known
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
        // Tagging works without suggestions.
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
