import type {
  Answer,
  PageMessage,
  IndexState,
  Request,
  WorkerMessage,
} from '@/lib/search/protocol';
import { serveIndex } from '@/lib/search/serve';
import { SharedResource } from '@/lib/search/sharing';
import { ClipDatabase } from '@/lib/store/database';

const tellPage = (message: WorkerMessage) => postMessage(message);

const index = new SharedResource<Request, Answer, IndexState>({
  name: 'tearsheet-search',
  own: (tell) => serveIndex(new ClipDatabase(), tell),
  onState: (state) => tellPage({ index: state }),
});

addEventListener('message', ({ data: { id, request } }: MessageEvent<PageMessage>) => {
  index.request(request).then(
    (answer) => tellPage({ id, answer }),
    (error: unknown) => tellPage({ id, failed: String(error) }),
  );
});
