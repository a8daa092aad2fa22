import { useMemo } from 'preact/hooks';
import type { ParagraphChange } from '@/lib/clips/text-diff';
import { diffTexts } from '@/lib/clips/text-diff';
import { useStrings } from '../strings';

interface Props {
  readonly older: string;
  readonly newer: string;
}

/** Differences between two texts; unchanged passages are replaced by a line that counts them. */
export function TextDiff({ older, newer }: Props) {
  const { text, count } = useStrings();
  const parts = useMemo(() => partsOf(diffTexts(older, newer)), [older, newer]);
  if (!parts.some((part) => 'changes' in part)) return <p>{text('versionsSame')}</p>;
  return (
    <div class="text-diff" data-testid="text-diff">
      {parts.map((part, index) =>
        'left' in part ? (
          <p key={index} class="muted unchanged">
            {count('versionUnchanged', part.left)}
          </p>
        ) : (
          <p key={index} dir="auto">
            {part.changes.map(({ kind, text: words }, at) => {
              if (kind === 'same') return words;
              const Tag = kind === 'added' ? 'ins' : 'del';
              return (
                <Tag key={at}>
                  <span class="visually-hidden">
                    {text(kind === 'added' ? 'versionAdded' : 'versionRemoved')}{' '}
                  </span>
                  {words}
                </Tag>
              );
            })}
          </p>
        ),
      )}
    </div>
  );
}

type Part = { readonly changes: ParagraphChange } | { readonly left: number };

const isSame = (changes: ParagraphChange) => changes.every(({ kind }) => kind === 'same');

/** Changed paragraphs, with the number of unchanged ones between them. */
function partsOf(paragraphs: readonly ParagraphChange[]): Part[] {
  const parts: Part[] = [];
  let left = 0;
  for (const changes of paragraphs) {
    if (isSame(changes)) {
      if (changes.some(({ text }) => text.trim() !== '')) left += 1;
      continue;
    }
    if (left > 0) parts.push({ left });
    left = 0;
    parts.push({ changes });
  }
  if (left > 0) parts.push({ left });
  return parts;
}
