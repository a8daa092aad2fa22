/** Floor for a cold search: a page that starts a bare worker, queries it and shows the answer. */
import type { FloorRequest } from './floor-worker';

const request = JSON.parse(decodeURIComponent(location.hash.slice(1))) as FloorRequest;
const worker = new Worker(new URL('./floor-worker.js', location.href), { type: 'module' });
worker.addEventListener(
  'message',
  ({ data }: MessageEvent<{ value?: unknown[]; error?: string }>) => {
    const row = document.createElement('p');
    row.dataset['testid'] = 'clip-row';
    row.textContent = data.error ?? `${data.value?.length} found`;
    document.querySelector('#app')?.append(row);
  },
);
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has none
worker.postMessage(request);
