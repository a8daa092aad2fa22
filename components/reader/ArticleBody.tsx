import type { ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import { siteHost } from '@/lib/clips/canonical-url';
import type { Clip, Contents } from '@/lib/clips/clip';
import { imageAddresses } from '@/lib/clips/image';
import type { ReadingSettings } from '@/lib/clips/reading-settings';
import { includesImage } from '@/lib/clips/includes-image';
import { useStrings } from '../strings';
import { ArticleFrame } from './ArticleFrame';
import { LeadFigure } from './LeadFigure';
import type { FetchState } from './NoText';
import { NoText } from './NoText';

/** Props for showing an article's text. */
export interface BodyProps {
  readonly clip: Clip;
  /** `undefined` while it is being read; `null` if this device does not have the text. */
  readonly contents: Contents | null | undefined;
  readonly settings: ReadingSettings;
  /** Local URLs of the images kept here, by original URL; `undefined` while they are being read. */
  readonly kept: ReadonlyMap<string, string> | undefined;
  readonly sanitise: (html: string) => DocumentFragment;
  /** State of fetching a missing text. */
  readonly fetching: FetchState;
  readonly onFetch: () => void;
  /** Stores images on this device. */
  readonly onKeepImages: (urls: readonly string[]) => void;
  readonly onSettings: (part: Partial<ReadingSettings>) => void;
  readonly onLink: (url: string) => void;
}

type Props = BodyProps &
  Required<Pick<ComponentProps<typeof ArticleFrame>, 'onArticle' | 'onImage' | 'onFootnote'>>;

/** The article with its lead image, or the reason why it is not here. */
export function ArticleBody(props: Props) {
  const { clip, contents, kept, settings } = props;
  const [loaded, setLoaded] = useState(false);
  const images = loaded || settings.images || settings.imageSites.includes(siteHost(clip.url));
  const { leadImage } = clip;
  const isInText = leadImage !== null && includesImage(contents?.html ?? '', leadImage.url);
  const leadKept = leadImage ? kept?.get(leadImage.url) : undefined;
  return (
    <>
      {leadImage && (images || leadKept !== undefined) && !isInText && (
        <LeadFigure image={leadImage} kept={leadKept} />
      )}
      {!images && <ImagesOnWeb {...props} onShow={() => setLoaded(true)} />}
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
          onArticle={props.onArticle}
          onImage={props.onImage}
          onFootnote={props.onFootnote}
        />
      )}
      {contents === null && <NoText clip={clip} state={props.fetching} onFetch={props.onFetch} />}
    </>
  );
}

/** Notice that some images are still on the web, with buttons to load or keep them. */
function ImagesOnWeb(props: BodyProps & { readonly onShow: () => void }) {
  const { clip, contents, kept, settings, onShow, onKeepImages, onSettings } = props;
  const { direction, text, language } = useStrings();
  const addresses = imageAddresses({ html: contents?.html ?? '', leadImage: clip.leadImage });
  const onWeb = kept ? addresses.filter((url) => !kept.has(url)) : [];
  if (onWeb.length === 0) return null;
  const ofSite = () =>
    onSettings({ imageSites: [...new Set([...settings.imageSites, siteHost(clip.url)])] });
  return (
    <div class="notice images-on-web" dir={direction} lang={language}>
      <p>{text('imagesOnWeb')}</p>
      <div class="notice-actions">
        <button type="button" data-testid="show-images" onClick={onShow}>
          {text('showImages')}
        </button>
        <button type="button" data-testid="show-images-of-site" onClick={ofSite}>
          {text('showImagesOfSite')}
        </button>
        <button
          type="button"
          data-testid="show-images-always"
          onClick={() => onSettings({ images: true })}
        >
          {text('showImagesAlways')}
        </button>
        <button type="button" data-testid="keep-images" onClick={() => onKeepImages(onWeb)}>
          {text('keepImages')}
        </button>
      </div>
    </div>
  );
}
