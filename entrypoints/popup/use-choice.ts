import { useMemo, useState } from 'preact/hooks';
import type { Article } from '@/lib/clips/article';
import type { Choice, Option } from '@/lib/extraction/output/choice';
import { applyChoice, chosenPassages, NO_CHOICE, optionsOf } from '@/lib/extraction/output/choice';
import type { ChosenPassages } from '@/lib/extraction/leanings/learn';

/** An article with the user's choice of blocks applied. */
export interface ChosenBlocks {
  /** The article as it will be saved. */
  readonly article: Article | null;
  readonly options: () => readonly Option[];
  readonly isKept: (option: Option) => boolean;
  readonly toggle: (option: Option) => void;
  /** The user's changes; `null` if there are none. */
  readonly passages: () => ChosenPassages | null;
}

/** Lets the user choose among an article's blocks; the choice is reset for another article. */
export function useChoice(extracted: Article | null): ChosenBlocks {
  const [made, setMade] = useState<{ of: Article | null; choice: Choice }>({
    of: null,
    choice: NO_CHOICE,
  });
  const choice = made.of === extracted ? made.choice : NO_CHOICE;
  const article = useMemo(() => extracted && applyChoice(extracted, choice), [extracted, choice]);
  const changed = ({ kind, index }: Option) =>
    (kind === 'piece' ? choice.removed : choice.restored).has(index);
  return {
    article,
    options: () => (extracted ? optionsOf(extracted) : []),
    isKept: (option) => changed(option) === (option.kind === 'dropped'),
    passages: () => extracted && chosenPassages(extracted, choice),
    toggle(option) {
      const field = option.kind === 'piece' ? 'removed' : 'restored';
      const numbers = new Set(choice[field]);
      if (!numbers.delete(option.index)) numbers.add(option.index);
      setMade({ of: extracted, choice: { ...choice, [field]: numbers } });
    },
  };
}
