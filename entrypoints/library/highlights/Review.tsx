import './review.css';
import { useEffect, useState } from 'preact/hooks';
import type { ShownHighlight } from '@/components/highlights/HighlightCard';
import { ReviewDialog } from '@/components/highlights/ReviewDialog';
import type { ClipDatabase } from '@/lib/store/database';
import type { Day, Recall } from '@/lib/store/review';
import { daysUntil, recordRecall, highlightsToReview } from '@/lib/store/review';
import { clipRow } from '@/lib/store/rows';

interface Props {
  readonly db: ClipDatabase;
  readonly onFailure: (problem: unknown) => void;
  readonly onClose: () => void;
  /** The library's address, when shown outside the library. */
  readonly library?: string | undefined;
}

/** The highlight under review, and the days until it comes up again for each answer. */
interface ReviewedHighlight {
  readonly name: string;
  readonly shown: ShownHighlight;
  readonly days: Readonly<Record<Recall, number>>;
}

/** Today's review of highlights. */
export function Review({ db, onFailure, onClose, library }: Props) {
  const [names, setNames] = useState<readonly string[] | null>(null);
  const [place, setPlace] = useState(0);
  const [reviewed, setReviewed] = useState<ReviewedHighlight | null>(null);
  const name = names?.[place];
  useEffect(() => {
    highlightsToReview(db, today(), Math.random).then(setNames, onFailure);
  }, [db]);
  useEffect(() => {
    if (name === undefined) return undefined;
    let current = true;
    const read = async () => {
      const next = await ask(db, name);
      if (!current) return;
      // A highlight removed in the meantime is skipped.
      if (next) setReviewed(next);
      else setPlace(place + 1);
    };
    read().catch(onFailure);
    return () => {
      current = false;
    };
  }, [db, name]);

  const answer = async (recall: Recall) => {
    // The last one stays on screen, with the focus on its buttons, until the next is read.
    if (name === undefined || reviewed?.name !== name) return;
    setPlace(place + 1);
    await recordRecall(db, name, recall, Date.now());
  };
  const isOver = names !== null && name === undefined;
  return (
    <ReviewDialog
      shown={isOver ? null : reviewed?.shown}
      days={reviewed?.days ?? null}
      place={(names?.indexOf(reviewed?.name ?? '') ?? 0) + 1}
      total={names?.length ?? 0}
      onAnswer={(recall) => void answer(recall).catch(onFailure)}
      onClose={onClose}
      library={library}
    />
  );
}

function today(): Day {
  const start = new Date();
  start.setHours(0, 0, 0, 0);
  const end = new Date(start);
  end.setDate(end.getDate() + 1);
  return { start: start.getTime(), end: end.getTime() };
}

async function ask(db: ClipDatabase, name: string): Promise<ReviewedHighlight | null> {
  const [clipId = '', id] = name.split(' ');
  const clip = await clipRow(db, clipId);
  const highlight = clip?.highlights.find((each) => each.id === id);
  if (!clip || !highlight) return null;
  const days = await daysUntil(db, name, Date.now());
  return { name, shown: { clip, highlight, at: highlight.createdAt }, days };
}
