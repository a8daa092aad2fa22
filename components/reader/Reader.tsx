import type { ComponentProps } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import { imageAddresses } from '@/lib/clips/image';
import { formatDay, readingMinutes } from '@/lib/clips/reading';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import { showsImage } from '@/lib/clips/shows-image';
import { ArticleFrame } from './ArticleFrame';
import { Byline } from './Byline';
import { GrowingText } from '../controls/GrowingText';
import { LeadFigure } from './LeadFigure';
import type { FetchState } from './NoText';
import { NoText } from './NoText';
import { ArticleHighlights } from './ArticleHighlights';
import { EnlargedImage } from './EnlargedImage';
import type { Footnote } from './FootnoteBubble';
import { FootnoteBubble } from './FootnoteBubble';
import { ReaderToolbar } from './ReaderToolbar';
import { TableOfContents } from './TableOfContents';
import { useReadingPlace } from './use-reading-place';
import { useStrings } from '../strings';
import { SuggestedTags } from '../tags/SuggestedTags';
import { TagInput } from '../tags/TagInput';
import { useEdited } from '../use-edited';

interface Props {
  readonly clip: Clip;
  /** `undefined` while it is read; `null` where this device has no text of it. */
  readonly contents: Contents | null | undefined;
  readonly counts: ReadonlyMap<string, number>;
  /** Tags that the person's other clips suggest. */
  readonly suggestions: readonly TagSuggestion[];
  /** Where the clip is, in words, and whether its newest state has reached the remote. */
  readonly storage: { readonly text: string; readonly synced: boolean } | null;
  readonly settings: ReadingSettings;
  /** Where images that are kept here can be had, by their addresses; `undefined` while they are read. */
  readonly kept: ReadonlyMap<string, string> | undefined;
  /** Keeps images on this device. */
  readonly onKeepImages: (urls: readonly string[]) => void;
  readonly sanitise: (html: string) => DocumentFragment;
  /** How fetching a text that is not here goes. */
  readonly fetching: FetchState;
  readonly onFetch: () => void;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onSettings: (part: Partial<ReadingSettings>) => void;
  readonly onVersions: () => void;
  readonly onForGood: () => void;
  readonly onExport: () => void;
  readonly onCite: () => void;
  readonly onLink: (url: string) => void;
  readonly onCopy: (text: string) => void;
  readonly onClose: () => void;
}

/** A clip to read, with everything the person can change of it. Nothing loads from the web unasked. */
export function Reader(props: Props) {
  const { clip, settings, onEdit, onLink } = props;
  const { text } = useStrings();
  const [page, setPage] = useState<Document | null>(null);
  const [enlarged, setEnlarged] = useState<HTMLImageElement | null>(null);
  const [footnote, setFootnote] = useState<Footnote | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const progress = useReadingPlace(scroller, {
    progress: clip.progress,
    page,
    onProgress: (percent) => onEdit({ progress: percent }),
  });
  const left = readingMinutes(Math.round(clip.wordCount * (1 - progress / 100)));
  return (
    <section
      class="reader"
      aria-label={text('readerLabel')}
      data-testid="reader"
      data-theme={settings.theme}
      style={{ '--measure': settings.measure, '--size': `${settings.size}px` }}
    >
      <ReaderToolbar
        {...props}
        left={page && progress < 100 ? left : null}
        onPrint={() => page?.defaultView?.print()}
        onOriginal={() => onLink(clip.url)}
      />
      {page && (
        <div class="progress" data-testid="progress">
          <span class="progress-bar" style={{ inlineSize: `${progress}%` }} />
          <span class="visually-hidden">{text('readSoFar', String(progress))}</span>
        </div>
      )}
      <div class="reader-scroll" ref={scroller}>
        <article lang={clip.lang ?? undefined} dir={clip.dir ?? 'auto'}>
          {clip.section !== null && <p class="section">{clip.section}</p>}
          <Title clip={clip} onEdit={onEdit} />
          <Byline source={clip} />
          <Annotations {...props} page={page} />
          <Text
            {...props}
            onPage={setPage}
            onImage={setEnlarged}
            onFootnote={(mark, words) => setFootnote({ mark, note: words })}
          />
        </article>
        <Provenance {...props} />
      </div>
      {footnote && <FootnoteBubble {...footnote} onClose={() => setFootnote(null)} />}
      {enlarged && <EnlargedImage image={enlarged} onClose={() => setEnlarged(null)} />}
    </section>
  );
}

function Title({ clip, onEdit }: Pick<Props, 'clip' | 'onEdit'>) {
  const { text } = useStrings();
  const title = useEdited(clip.title, (value) => onEdit({ title: value }));
  return (
    <GrowingText
      class="title"
      label={text('titleLabel')}
      testId="reader-title"
      multiline={false}
      value={title.value}
      onChange={title.change}
      onCommit={title.commit}
    />
  );
}

/** What the person has added: tags, note, highlights; and the way to the text's headings. */
function Annotations(props: Props & { readonly page: Document | null }) {
  const { clip, page, onEdit } = props;
  const { direction, text, language } = useStrings();
  const note = useEdited(clip.note, (value) => onEdit({ note: value }));
  return (
    <div class="own" dir={direction} lang={language}>
      <TagInput tags={clip.tags} counts={props.counts} onChange={(tags) => onEdit({ tags })} />
      <SuggestedTags
        suggestions={props.suggestions}
        tags={clip.tags}
        onAdd={(tag) => onEdit({ tags: [...clip.tags, tag] })}
      />
      <GrowingText
        class="field note"
        label={text('noteLabel')}
        placeholder={text('notePlaceholder')}
        testId="reader-note"
        multiline
        value={note.value}
        onChange={note.change}
        onCommit={note.commit}
      />
      <TableOfContents page={page} onOpen={(heading) => heading.scrollIntoView()} />
      <ArticleHighlights {...props} page={page} />
    </div>
  );
}

type TextProps = Props &
  Required<Pick<ComponentProps<typeof ArticleFrame>, 'onPage' | 'onImage' | 'onFootnote'>>;

/** The article, or why it is not here. */
function Text(props: TextProps) {
  const { clip, contents, kept } = props;
  const [images, setImages] = useState(false);
  const { leadImage } = clip;
  const isInText = leadImage !== null && showsImage(contents?.html ?? '', leadImage.url);
  const leadKept = leadImage ? kept?.get(leadImage.url) : undefined;
  return (
    <>
      {!images && <ImagesOnWeb {...props} onShow={() => setImages(true)} />}
      {leadImage && (images || leadKept !== undefined) && !isInText && (
        <LeadFigure image={leadImage} kept={leadKept} />
      )}
      {contents && kept && (
        <ArticleFrame
          html={contents.html}
          lang={clip.lang}
          dir={clip.dir}
          images={images}
          kept={kept}
          printed={[clip.title, [...clip.authors, clip.siteName ?? ''].join(' · '), clip.url]}
          sanitise={props.sanitise}
          onLink={props.onLink}
          onPage={props.onPage}
          onImage={props.onImage}
          onFootnote={props.onFootnote}
        />
      )}
      {contents === null && <NoText clip={clip} state={props.fetching} onFetch={props.onFetch} />}
    </>
  );
}

/** Says that images are left on the web, which are loaded or kept on the person's word. */
function ImagesOnWeb(props: Props & { readonly onShow: () => void }) {
  const { clip, contents, kept, onShow, onKeepImages } = props;
  const { direction, text, language } = useStrings();
  const addresses = imageAddresses({ html: contents?.html ?? '', leadImage: clip.leadImage });
  const onWeb = kept ? addresses.filter((url) => !kept.has(url)) : [];
  if (onWeb.length === 0) return null;
  return (
    <p class="notice" dir={direction} lang={language}>
      {text('imagesOnWeb')}{' '}
      <button type="button" data-testid="show-images" onClick={onShow}>
        {text('showImages')}
      </button>{' '}
      <button type="button" data-testid="keep-images" onClick={() => onKeepImages(onWeb)}>
        {text('keepImages')}
      </button>
    </p>
  );
}

/** When it was clipped, from where, and where it is kept. */
function Provenance({ clip, storage }: Pick<Props, 'clip' | 'storage'>) {
  const { text, language } = useStrings();
  return (
    <footer class="provenance">
      <p>
        {text('clippedOn', formatDay(clip.clippedAt, language))}{' '}
        <a href={clip.url} target="_blank" rel="noreferrer">
          {clip.url}
        </a>
      </p>
      {storage && (
        <p data-testid="clip-storage" data-synced={storage.synced}>
          {storage.text}
        </p>
      )}
    </footer>
  );
}
