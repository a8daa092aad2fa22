import './cite.css';
import { useEffect, useState } from 'preact/hooks';
import type { CitationFormat } from '@/components/reader/CiteDialog';
import { CiteDialog } from '@/components/reader/CiteDialog';
import { useStrings } from '@/components/strings';
import { writeClipboard } from '@/lib/browser/clipboard';
import type { FormattedCitations } from '@/lib/export/citing/cite';
import { cite } from '@/lib/export/citing/cite';
import type { ClipDatabase } from '@/lib/store/database';
import { clipRows } from '@/lib/store/rows';

interface Props {
  readonly db: ClipDatabase;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** Limits on what is shown: citations, and characters in each run of text; copying takes all. */
const MOST_SHOWN = 20;
const MOST_CHARACTERS = 4000;

/** Citations of clips, made again for each format. */
export function Cite({ db, ids, onClose }: Props) {
  const { text } = useStrings();
  const [format, setFormat] = useState<CitationFormat>('apa');
  const [cited, setCited] = useState<FormattedCitations | null>(null);
  const [said, setSaid] = useState('');
  const failed = (error: unknown) => setSaid(text('actionFailed', String(error)));
  useEffect(() => {
    let current = true;
    setCited(null);
    setSaid('');
    const make = async () => {
      const clips = await clipRows(db, ids);
      const made = await cite(
        clips.flatMap((clip) => clip ?? []),
        format,
      );
      if (current) setCited(made);
    };
    make().catch(failed);
    return () => {
      current = false;
    };
  }, [db, ids, format]);

  const copy = async ({ copied }: FormattedCitations) => {
    await writeClipboard(copied);
    setSaid(text('copied'));
  };
  const shown = cited?.shown.slice(0, MOST_SHOWN) ?? null;
  return (
    <CiteDialog
      format={format}
      onFormat={setFormat}
      shown={
        shown?.map((pieces) =>
          pieces.map((each) => ({ ...each, text: each.text.slice(0, MOST_CHARACTERS) })),
        ) ?? null
      }
      more={(cited?.shown.length ?? 0) - (shown?.length ?? 0)}
      message={said}
      onCopy={() => cited && void copy(cited).catch(failed)}
      onClose={onClose}
    />
  );
}
