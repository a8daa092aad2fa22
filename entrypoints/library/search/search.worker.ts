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

const tellPage = (told: WorkerMessage) => postMessage(told);

const index = new SharedResource<Request, Answer, IndexState>({
  name: 'tearsheet-search',
  own: (tell) => serveIndex(new ClipDatabase(), tell),
  onState: (state) => tellPage({ index: state }),
});

addEventListener('message', ({ data: { id, request } }: MessageEvent<PageMessage>) => {
  index.ask(request).then(
    (answer) => tellPage({ id, answer }),
    (error: unknown) => tellPage({ id, failed: String(error) }),
  );
});
