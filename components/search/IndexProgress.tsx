import type { IndexState } from '@/lib/search/protocol';
import { useStrings } from '../strings';

/** Progress of building the search index, or the reason why there is none. */
export function IndexProgress({ index }: { index: IndexState }) {
  const { text, language } = useStrings();
  const number = new Intl.NumberFormat(language);
  const building = index.state === 'building';
  return (
    <>
      {/* Announced once: a live region that counts to fifty thousand is no help. */}
      <div role="status" class={building ? 'index-progress' : 'visually-hidden'}>
        {building && <span data-testid="index-progress">{text('indexBuilding')}</span>}
      </div>
      {building && (
        <div class="index-progress">
          <progress aria-label={text('indexBuilding')} value={index.done} max={index.total} />
          <span class="muted">
            {text('indexDone', number.format(index.done), number.format(index.total))}
          </span>
        </div>
      )}
      {index.state === 'failed' && (
        <p class="notice index-failed" role="alert" data-testid="index-failed">
          {text('indexFailed', index.detail)}
        </p>
      )}
    </>
  );
}
