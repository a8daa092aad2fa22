import { useState } from 'preact/hooks';
import type { Clip, Contents } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { TagSuggestion } from '@/lib/clips/tag-suggestions';
import { formatDay } from '@/lib/clips/reading';
import { showsImage } from '@/lib/clips/shows-image';
import { ArticleFrame } from './ArticleFrame';
import { Byline } from './Byline';
import { GrowingText } from './GrowingText';
import type { IconName } from './Icon';
import { Icon } from './Icon';
import { LeadFigure } from './LeadFigure';
import type { FetchState } from './NoText';
import { NoText } from './NoText';
import { useStrings } from './strings';
import { SuggestedTags } from './SuggestedTags';
import { TagInput } from './TagInput';
import { useEdited } from './use-edited';

interface Props {
  readonly clip: Clip;
  /** `undefined` while it is read; `null` where this device has no text of it. */
  readonly contents: Contents | null | undefined;
  readonly counts: ReadonlyMap<string, number>;
  /** Tags that the person's other clips suggest. */
  readonly suggestions: readonly TagSuggestion[];
  /** Where the clip is, in words, and whether its newest state has reached the remote. */
  readonly storage: { readonly text: string; readonly synced: boolean } | null;
  readonly sanitise: (html: string) => DocumentFragment;
  /** How fetching a text that is not here goes. */
  readonly fetching: FetchState;
  readonly onFetch: () => void;
  readonly onEdit: (edit: ClipEdit) => void;
  readonly onExport: () => void;
  readonly onLink: (url: string) => void;
  readonly onClose: () => void;
}

/** A clip to read, with everything the person can change of it. Nothing loads from the web unasked. */
export function Reader(props: Props) {
  const { clip, contents, onEdit, onLink } = props;
  const { text, language } = useStrings();
  const title = useEdited(clip.title, (value) => onEdit({ title: value }));
  const note = useEdited(clip.note, (value) => onEdit({ note: value }));
  const [images, setImages] = useState(false);
  const html = contents?.html ?? '';
  const lead = clip.leadImage;
  const leadInText = lead !== null && showsImage(html, lead.url);
  const hasImages = lead !== null || /<img\b/.test(html);
  return (
    <section class="reader" aria-label={text('readerLabel')} data-testid="reader">
      <div class="toolbar" role="toolbar" aria-label={text('clipActions')}>
        <Action
          icon="back"
          label={text('backToList')}
          testId="close-reader"
          onClick={props.onClose}
        />
        <span class="spacer" />
        <Action
          icon="star"
          label={text(clip.starred ? 'unstar' : 'star')}
          testId="star"
          pressed={clip.starred}
          onClick={() => onEdit({ starred: !clip.starred })}
        />
        <Action
          icon={clip.archived ? 'inbox' : 'archive'}
          label={text(clip.archived ? 'unarchive' : 'archive')}
          testId="archive"
          onClick={() => onEdit({ archived: !clip.archived })}
        />
        <Action
          icon="download"
          label={text('exportMarkdown')}
          testId="export-markdown"
          onClick={props.onExport}
        />
        <Action
          icon="open"
          label={text('openOriginal')}
          testId="open-original"
          onClick={() => onLink(clip.url)}
        />
        {clip.deletedAt === null ? (
          <Action
            icon="trash"
            label={text('delete')}
            testId="delete"
            onClick={() => onEdit({ deleted: true })}
          />
        ) : (
          <Action
            icon="restore"
            label={text('restore')}
            testId="restore"
            onClick={() => onEdit({ deleted: false })}
          />
        )}
      </div>
      <div class="reader-scroll">
        <article lang={clip.lang ?? undefined} dir={clip.dir ?? 'auto'}>
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
          <Byline source={clip} />
          <div class="own" dir="ltr" lang={language}>
            <TagInput
              tags={clip.tags}
              counts={props.counts}
              onChange={(tags) => onEdit({ tags })}
            />
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
          </div>
          {hasImages && !images && (
            <p class="notice" lang={language}>
              {text('imagesOnWeb')}{' '}
              <button type="button" data-testid="show-images" onClick={() => setImages(true)}>
                {text('showImages')}
              </button>
            </p>
          )}
          {lead && images && !leadInText && <LeadFigure image={lead} />}
          {contents ? (
            <ArticleFrame
              html={contents.html}
              lang={clip.lang}
              dir={clip.dir}
              images={images}
              sanitise={props.sanitise}
              onLink={onLink}
            />
          ) : (
            contents === null && (
              <NoText clip={clip} state={props.fetching} onFetch={props.onFetch} />
            )
          )}
        </article>
        <footer class="provenance">
          <p>
            {text('clippedOn', formatDay(clip.clippedAt, language))}{' '}
            <a href={clip.url} target="_blank" rel="noreferrer">
              {clip.url}
            </a>
          </p>
          {props.storage && (
            <p data-testid="clip-storage" data-synced={props.storage.synced}>
              {props.storage.text}
            </p>
          )}
        </footer>
      </div>
    </section>
  );
}

interface ActionProps {
  readonly icon: IconName;
  readonly label: string;
  readonly testId: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Action({ icon, label, testId, pressed, onClick }: ActionProps) {
  return (
    <button
      type="button"
      class="quiet"
      data-testid={testId}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      <Icon name={icon} filled={pressed === true} />
    </button>
  );
}
