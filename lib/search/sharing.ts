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

interface Asked<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Shares what only one context can have at a time among all of them: whoever holds the lock has it
 * and answers the others; when it goes away, the next takes over and nothing that was asked is lost.
 */
export class Shared<Request, Answer, State> {
  private readonly options: Options<Request, Answer, State>;
  private readonly channel: BroadcastChannel;
  private readonly waiting = new Map<string, Asked<Request, Answer>>();
  private server: Server<Request, Answer> | null = null;
  private last: State | null = null;

  constructor(options: Options<Request, Answer, State>) {
    this.options = options;
    this.channel = new BroadcastChannel(options.name);
    this.channel.addEventListener('message', ({ data }) => this.hear(data));
    this.say({ kind: 'hello' });
    void navigator.locks.request(options.name, () => this.takeOver());
  }

  /** Asks whoever has it. */
  ask(request: Request): Promise<Answer> {
    if (this.server) return this.server(request);
    return new Promise((resolve, reject) => {
      const id = crypto.randomUUID();
      this.waiting.set(id, { request, resolve, reject });
      this.say({ kind: 'ask', id, request });
    });
  }

  private say(said: Said<Request, Answer, State>): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    this.channel.postMessage(said);
  }

  private hear(said: Said<Request, Answer, State>): void {
    if (said.kind === 'ask') this.serve(said.id, said.request);
    else if (said.kind === 'hello') this.tellAgain();
    else if (said.kind === 'state') this.options.onState(said.state);
    else if (said.kind === 'answer') this.settled(said.id)?.resolve(said.answer);
    else if (said.kind === 'refuse') this.settled(said.id)?.reject(new Error(said.reason));
    else for (const [id, { request }] of this.waiting) this.say({ kind: 'ask', id, request });
  }

  private serve(id: string, request: Request): void {
    this.server?.(request).then(
      (answer) => this.say({ kind: 'answer', id, answer }),
      (error: unknown) => this.say({ kind: 'refuse', id, reason: String(error) }),
    );
  }

  private tellAgain(): void {
    if (this.server && this.last !== null) this.say({ kind: 'state', state: this.last });
  }

  /** What was asked, which waits for an answer no more. */
  private settled(id: string): Asked<Request, Answer> | undefined {
    const asked = this.waiting.get(id);
    this.waiting.delete(id);
    return asked;
  }

  private tell(state: State): void {
    this.last = state;
    this.options.onState(state);
    this.say({ kind: 'state', state });
  }

  /** Has what is shared from now on, until this context goes away. */
  private async takeOver(): Promise<never> {
    const serving = await this.options.own((state) => this.tell(state));
    this.server = serving;
    this.say({ kind: 'owner' });
    if (this.last !== null) this.tell(this.last);
    for (const [id, { request }] of this.waiting) {
      serving(request).then(
        (answer) => this.settled(id)?.resolve(answer),
        (error: unknown) =>
          this.settled(id)?.reject(error instanceof Error ? error : new Error(String(error))),
      );
    }
    return new Promise<never>(() => {});
  }
}
