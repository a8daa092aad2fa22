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

type ChannelMessage<Request, Answer, State> =
  | { readonly kind: 'ask'; readonly id: string; readonly request: Request }
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer }
  | { readonly kind: 'refuse'; readonly id: string; readonly reason: string }
  | { readonly kind: 'state'; readonly state: State }
  /** A new context asks for the state. */
  | { readonly kind: 'hello' }
  /** A new owner: requests that the last one has not answered must be repeated. */
  | { readonly kind: 'owner' };

interface PendingRequest<Request, Answer> {
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
  private readonly pending = new Map<string, PendingRequest<Request, Answer>>();
  private server: RequestHandler<Request, Answer> | null = null;
  private last: State | null = null;

  constructor(options: Options<Request, Answer, State>) {
    this.options = options;
    this.channel = new BroadcastChannel(options.name);
    this.channel.addEventListener('message', ({ data }) => this.receive(data));
    this.post({ kind: 'hello' });
    void navigator.locks.request(options.name, () => this.takeOver());
  }

  /** Sends a request to the owner. */
  request(request: Request): Promise<Answer> {
    if (this.server) return this.server(request);
    return new Promise((resolve, reject) => {
      const id = crypto.randomUUID();
      this.pending.set(id, { request, resolve, reject });
      this.post({ kind: 'ask', id, request });
    });
  }

  private post(message: ChannelMessage<Request, Answer, State>): void {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    this.channel.postMessage(message);
  }

  private receive(message: ChannelMessage<Request, Answer, State>): void {
    if (message.kind === 'ask') this.serve(message.id, message.request);
    else if (message.kind === 'hello') this.repeatState();
    else if (message.kind === 'state') this.options.onState(message.state);
    else if (message.kind === 'answer') this.takePending(message.id)?.resolve(message.answer);
    else if (message.kind === 'refuse')
      this.takePending(message.id)?.reject(new Error(message.reason));
    else for (const [id, { request }] of this.pending) this.post({ kind: 'ask', id, request });
  }

  private serve(id: string, request: Request): void {
    this.server?.(request).then(
      (answer) => this.post({ kind: 'answer', id, answer }),
      (error: unknown) => this.post({ kind: 'refuse', id, reason: String(error) }),
    );
  }

  private repeatState(): void {
    if (this.server && this.last !== null) this.post({ kind: 'state', state: this.last });
  }

  /** Removes and returns a pending request. */
  private takePending(id: string): PendingRequest<Request, Answer> | undefined {
    const request = this.pending.get(id);
    this.pending.delete(id);
    return request;
  }

  private publishState(state: State): void {
    this.last = state;
    this.options.onState(state);
    this.post({ kind: 'state', state });
  }

  /** Owns the resource from now on, until this context goes away. */
  private async takeOver(): Promise<never> {
    const serving = await this.options.own((state) => this.publishState(state));
    this.server = serving;
    this.post({ kind: 'owner' });
    if (this.last !== null) this.publishState(this.last);
    for (const [id, { request }] of this.pending) {
      serving(request).then(
        (answer) => this.takePending(id)?.resolve(answer),
        (error: unknown) =>
          this.takePending(id)?.reject(error instanceof Error ? error : new Error(String(error))),
      );
    }
    return new Promise<never>(() => {});
  }
}
