/** The owner's handler for requests, its own and those of other contexts. */
export type RequestHandler<Request, Answer> = (request: Request) => Promise<Answer>;

interface Options<Request, Answer, State> {
  /** The name of the lock and the channel. */
  readonly name: string;
  /** Takes ownership: called once, when no other context has it. */
  readonly own: (tell: (state: State) => void) => Promise<RequestHandler<Request, Answer>>;
  /** Called with the state of the shared resource, whoever owns it. */
  readonly onState: (state: State) => void;
}

type Said<Request, Answer, State> =
  | { readonly kind: 'ask'; readonly id: string; readonly request: Request }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer }
  | { readonly kind: 'refuse'; readonly id: string; readonly reason: string }
  | { readonly kind: 'state'; readonly state: State }
  /** A new context asks for the state. */
  | { readonly kind: 'hello' }
  /** A new owner: requests that the last one has not answered must be repeated. */
  | { readonly kind: 'owner' };

interface Asked<Request, Answer> {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: Error) => void;
}

/**
 * Shares a resource that only one context can own at a time: whoever holds the lock owns it and
 * answers the others; when it goes away, the next takes over and no request is lost.
 */
export class SharedResource<Request, Answer, State> {
  private readonly options: Options<Request, Answer, State>;
  private readonly channel: BroadcastChannel;
  private readonly waiting = new Map<string, Asked<Request, Answer>>();
  private server: RequestHandler<Request, Answer> | null = null;
  private last: State | null = null;

  constructor(options: Options<Request, Answer, State>) {
    this.options = options;
    this.channel = new BroadcastChannel(options.name);
    this.channel.addEventListener('message', ({ data }) => this.hear(data));
    this.say({ kind: 'hello' });
    void navigator.locks.request(options.name, () => this.takeOver());
  }

  /** Sends a request to the owner. */
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

  /** Removes and returns a pending request. */
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

  /** Owns the resource from now on, until this context goes away. */
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
