import type { Answer, Asked, IndexState, Request, Told } from '@/lib/search/protocol';
import { serveIndex } from '@/lib/search/serve';
import { Shared } from '@/lib/search/sharing';
import { ClipDatabase } from '@/lib/store/database';

const tellPage = (told: Told) => postMessage(told);

const index = new Shared<Request, Answer, IndexState>({
  name: 'tearsheet-search',
  own: (tell) => serveIndex(new ClipDatabase(), tell),
  onState: (state) => tellPage({ index: state }),
});

addEventListener('message', ({ data: { id, request } }: MessageEvent<Asked>) => {
  index.ask(request).then(
    (answer) => tellPage({ id, answer }),
    (error: unknown) => tellPage({ id, failed: String(error) }),
  );
});
