import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ClipEdit } from '@/lib/clips/edit';
import { isDiskFile } from '@/lib/clips/original-file';
import { formatDay, readingMinutes } from '@/lib/clips/reading';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import { GrowingText } from '../controls/GrowingText';
import { useStrings } from '../strings';
import { useEditedText } from '../use-edited-text';
import type { BodyProps } from './ArticleBody';
import { ArticleBody } from './ArticleBody';
import { Byline } from './Byline';
import { EnlargedImage } from './EnlargedImage';
import type { TextSearch } from './FindBar';
import { FindBar } from './FindBar';
import type { Footnote } from './FootnoteBubble';
import { FootnoteBubble } from './FootnoteBubble';
import { ListenBar } from './ListenBar';
import { ReaderToolbar } from './ReaderToolbar';
import { SidePanel } from './SidePanel';
import { useArticleHighlights } from './use-article-highlights';
import { isSpeakable } from './use-listening';
import { usePanel } from './use-panel';
import { useReadingPlace } from './use-reading-place';

interface Props extends BodyProps {
  readonly counts: ReadonlyMap<string, number>;
  /** Tags suggested by the user's other clips. */
  readonly suggestions: readonly TagSuggestion[];
  /** Where the clip is stored, as text, and whether its newest state has reached the remote. */
  readonly storage: { readonly text: string; readonly synced: boolean } | null;
  /** The search whose matches are shown in the text; `null` for none. */
  readonly finding: TextSearch | null;
  /** Notice that the text shown is not the current revision. */
  readonly older: ComponentChildren;
  /** Id of a highlight to scroll to once the text is there; `null` for none. */
  readonly shownHighlight: string | null;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onVersions: () => void;
  readonly onForGood: () => void;
  readonly onExport: () => void;
  readonly onObsidian: () => void;
  readonly onFolder: (() => void) | null;
  readonly onCite: () => void;
  readonly onZotero: () => void;
  readonly onCopy: (text: string) => void;
  readonly onMessage: (text: string) => void;
  /** Saves the file that the clip was made from; `null` if it was not kept. */
  readonly onOriginalFile: (() => void) | null;
  /** The file's pages as laid out, shown instead of the text; `null` to show the text. */
  readonly originalPages: ComponentChildren;
  readonly onOriginalPages: (shown: boolean) => void;
  readonly onClose: () => void;
}

/** A clip in the reader, with everything that can be edited. Loads nothing from the web unasked. */
export function Reader(props: Props) {
  const { clip, settings, onEdit, onLink } = props;
  const { text } = useStrings();
  const [main, setMain] = useState<HTMLElement | null>(null);
  const floating = useFloating();
  const scroller = useRef<HTMLDivElement>(null);
  const progress = useReadingPlace(scroller, {
    progress: clip.progress,
    main,
    onProgress: (percent) => onEdit({ progress: percent }),
  });
  const [listening, listen] = useState(false);
  const panel = usePanel(props, () => listen(!listening));
  const highlights = useArticleHighlights({ ...props, main });
  const shown = { main, scroller, drawn: highlights.drawn };
  const speakable = useSpeakable(highlights.text, { listening, stop: () => listen(false) });
  return (
    <section
      class="reader"
      aria-label={text('readerLabel')}
      data-testid="reader"
      data-theme={settings.theme}
      data-alone={settings.alone}
      data-panel={panel.open}
      style={sizes(settings)}
    >
      <ReaderToolbar
        {...props}
        panel={panel.open}
        onPanel={panel.show}
        left={main && minutesLeft(clip.wordCount, progress)}
        onHighlight={() => highlights.highlight('yellow') || props.onMessage(text('highlightHow'))}
        onListen={speakable ? () => listen(true) : null}
        onPrint={() => main?.ownerDocument.defaultView?.print()}
        onOriginal={() => onLink(clip.url)}
      />
      <Progress shown={main !== null} percent={progress} />
      <div class="reader-body">
        <div class="reader-scroll" ref={scroller} tabIndex={-1}>
          <article lang={clip.lang ?? undefined} dir={clip.dir ?? 'auto'}>
            {props.older}
            <Head {...props} />
            <Body {...props} onArticle={setMain} floating={floating} />
          </article>
          <Provenance {...props} />
        </div>
        {panel.open && (
          <SidePanel {...{ ...props, main, scroller, ...panel }}>{highlights.list}</SidePanel>
        )}
      </div>
      {listening && speakable && (
        <ListenBar {...{ ...props, ...shown }} onClose={() => listen(false)} />
      )}
      {props.finding && <FindBar {...shown} finding={props.finding} />}
      {highlights.bubbles}
      {floating.shown}
    </section>
  );
}

interface TextProps extends Props {
  readonly onArticle: (main: HTMLElement | null) => void;
  readonly floating: ReturnType<typeof useFloating>;
}

/** The text, or the pages of the clip's file instead. */
const Body = ({ originalPages, floating, ...props }: TextProps) =>
  originalPages ? (
    <>{originalPages}</>
  ) : (
    <ArticleBody {...props} onImage={floating.enlarge} onFootnote={floating.note} />
  );

/** Overlays on the text: an enlarged image or a footnote. */
function useFloating() {
  const [enlarged, enlarge] = useState<HTMLImageElement | null>(null);
  const [footnote, setFootnote] = useState<Footnote | null>(null);
  const shown = (
    <>
      {footnote && <FootnoteBubble {...footnote} onClose={() => setFootnote(null)} />}
      {enlarged && <EnlargedImage image={enlarged} onClose={() => enlarge(null)} />}
    </>
  );
  const note = (mark: Footnote['mark'], words: Footnote['note']) =>
    setFootnote({ mark, note: words });
  return { enlarge, note, shown };
}

interface Listening {
  readonly listening: boolean;
  readonly stop: () => void;
}

/** Whether there is a text to read aloud; stops reading without one, as on the pages of a PDF. */
function useSpeakable(text: string, { listening, stop }: Listening): boolean {
  const speakable = isSpeakable(text);
  useEffect(() => {
    if (listening && !speakable) stop();
  }, [listening, speakable]);
  return speakable;
}

/** Minutes left in a text of that many words; `null` if nothing is left. */
const minutesLeft = (words: number, progress: number) =>
  progress < 100 ? readingMinutes(Math.round(words * (1 - progress / 100))) : null;

const sizes = ({ measure, size }: Props['settings']) => ({
  '--measure': measure,
  '--size': `${size}px`,
});

/** Section, title and byline. */
function Head({ clip, onEdit }: Pick<Props, 'clip' | 'onEdit'>) {
  const { text } = useStrings();
  const title = useEditedText(clip.title, (value) => onEdit({ title: value }));
  return (
    <>
      {clip.section !== null && <p class="section">{clip.section}</p>}
      <GrowingText
        class="title"
        label={text('titleLabel')}
        testId="reader-title"
        multiline={false}
        value={title.value}
        onChange={title.change}
        onCommit={title.commit}
      />
      {clip.standfirst !== undefined && (
        <p class="standfirst" data-testid="standfirst">
          {clip.standfirst}
        </p>
      )}
      <Byline source={clip} />
    </>
  );
}

function Progress({ shown, percent }: { readonly shown: boolean; readonly percent: number }) {
  const { text } = useStrings();
  if (!shown) return null;
  return (
    <div class="progress" data-testid="progress">
      <span class="progress-bar" style={{ inlineSize: `${percent}%` }} />
      <span class="visually-hidden">{text('readSoFar', String(percent))}</span>
    </div>
  );
}

/** When and where it was clipped, and where it is stored. */
function Provenance({ clip, storage }: Pick<Props, 'clip' | 'storage'>) {
  const { text, language } = useStrings();
  return (
    <footer class="provenance">
      <p>
        {text('clippedOn', formatDay(clip.clippedAt, language))}{' '}
        {!isDiskFile(clip.url) && (
          <a href={clip.url} target="_blank" rel="noreferrer" dir="ltr">
            {clip.url}
          </a>
        )}
      </p>
      {storage && (
        <p data-testid="clip-storage" data-synced={storage.synced}>
          {storage.text}
        </p>
      )}
    </footer>
  );
}
