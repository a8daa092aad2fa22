/** The bare version of a cold search: starts the bare worker, queries it and shows the answer. */
import type { BareRequest } from './bare-worker';

const request = JSON.parse(decodeURIComponent(location.hash.slice(1))) as BareRequest;
const worker = new Worker(new URL('./bare-worker.js', location.href), { type: 'module' });
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
