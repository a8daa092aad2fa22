/** Whoever has what is shared: answers requests, its own and those of others. */
export type Server<Request, Answer> = (request: Request) => Promise<Answer>;

interface Options<Request, Answer, State> {
  /** Names the lock and the channel. */
  readonly name: string;
  /** Takes over: called once, when no other has it any more. */
  readonly own: (tell: (state: State) => void) => Promise<Server<Request, Answer>>;
  /** Hears how what is shared is, whoever has it. */
  readonly onState: (state: State) => void;
}

type Said<Request, Answer, State> =
  | { readonly kind: 'ask'; readonly id: string; readonly request: Request }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer }
  | { readonly kind: 'refuse'; readonly id: string; readonly reason: string }
  | { readonly kind: 'state'; readonly state: State }
  /** Someone new would like to know the state. */
  | { readonly kind: 'hello' }
  /** A new owner: what the last one has not answered is to be asked again. */
  | { readonly kind: 'owner' };

/**
 * Shares what only one context can have at a time among all of them: whoever holds the lock has it
 * and answers the others; when it goes away, the next takes over and nothing that was asked is lost.
 */
export function share<Request, Answer, State>({
  name,
  own,
  onState,
}: Options<Request, Answer, State>) {
  const channel = new BroadcastChannel(name);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
  const say = (said: Said<Request, Answer, State>) => channel.postMessage(said);
  const waiting = new Map<
    string,
    { request: Request; resolve: (answer: Answer) => void; reject: (reason: Error) => void }
  >();
  let server: Server<Request, Answer> | null = null;
  let last: State | null = null;

  const tell = (state: State) => {
    last = state;
    onState(state);
    say({ kind: 'state', state });
  };

  const settle = (
    id: string,
    how: (asked: { resolve: (answer: Answer) => void; reject: (reason: Error) => void }) => void,
  ) => {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (asked) how(asked);
  };

  const serve = (id: string, request: Request, serving: Server<Request, Answer>) => {
    serving(request).then(
      (answer) => say({ kind: 'answer', id, answer }),
      (error: unknown) => say({ kind: 'refuse', id, reason: String(error) }),
    );
  };

  channel.addEventListener('message', ({ data }: MessageEvent<Said<Request, Answer, State>>) => {
    if (data.kind === 'ask' && server) serve(data.id, data.request, server);
    if (data.kind === 'hello' && server && last !== null) say({ kind: 'state', state: last });
    if (data.kind === 'state') onState(data.state);
    if (data.kind === 'answer') settle(data.id, ({ resolve }) => resolve(data.answer));
    if (data.kind === 'refuse') settle(data.id, ({ reject }) => reject(new Error(data.reason)));
    if (data.kind === 'owner') {
      for (const [id, { request }] of waiting) say({ kind: 'ask', id, request });
    }
  });
  say({ kind: 'hello' });

  void navigator.locks.request(name, async () => {
    const serving = await own(tell);
    server = serving;
    say({ kind: 'owner' });
    if (last !== null) tell(last);
    for (const [id, { request }] of waiting) {
      serving(request).then(
        (answer) => settle(id, ({ resolve }) => resolve(answer)),
        (error: unknown) =>
          settle(id, ({ reject }) =>
            reject(error instanceof Error ? error : new Error(String(error))),
          ),
      );
    }
    // Until this context goes away.
    await new Promise(() => {});
  });

  return {
    /** Asks whoever has it. */
    ask(request: Request): Promise<Answer> {
      if (server) return server(request);
      return new Promise((resolve, reject) => {
        const id = crypto.randomUUID();
        waiting.set(id, { request, resolve, reject });
        say({ kind: 'ask', id, request });
      });
    },
  };
}
