/* Functions that are sent to documents as their source: none may use anything but its arguments. */

/** Page: sends every message in every way available to pages. @returns the answers received */
export async function forge(messages: object[]): Promise<string[]> {
  const answers: string[] = [];
  const heard = (event: Event) => {
    if (event instanceof MessageEvent && event.data && !('type' in Object(event.data)))
      answers.push(JSON.stringify(event.data));
  };
  window.addEventListener('message', heard);
  const runtime = Reflect.get(Object(Reflect.get(window, 'chrome')), 'runtime') as
    { sendMessage?: (message: object) => unknown } | undefined;
  if (runtime?.sendMessage) answers.push('a page can send messages');
  if (Reflect.has(window, 'browser')) answers.push('a page has the extension’s API');
  const channel = new BroadcastChannel('tearsheet');
  channel.addEventListener('message', heard);
  for (const message of messages) {
    window.postMessage(message, '*');
    top?.postMessage(message, '*');
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    channel.postMessage(message);
    for (const target of [window, document]) {
      const type = Reflect.get(message, 'type') as string;
      target.dispatchEvent(new CustomEvent(type, { detail: message }));
    }
  }
  await new Promise((resolve) => {
    setTimeout(resolve, 300);
  });
  channel.close();
  return answers;
}

/** Another extension's background: sends every message, connects, requests a file, and reports. */
export async function forgeFromOutside(
  ours: string,
  origin: string,
  messages: object[],
  report: string,
): Promise<void> {
  const api = chrome.runtime;
  const answers: string[] = [];
  for (const message of messages) {
    const answer = await api.sendMessage(ours, message).then(
      (value: unknown) => (value === undefined ? 'refused: no answer' : JSON.stringify(value)),
      (error: unknown) => `refused: ${String(error)}`,
    );
    answers.push(answer);
  }
  const port = api.connect(ours);
  answers.push(
    await new Promise<string>((resolve) => {
      port.onDisconnect.addListener(() => resolve(`refused: ${api.lastError?.message ?? ''}`));
      port.onMessage.addListener((message: unknown) => resolve(JSON.stringify(message)));
      setTimeout(() => resolve('nobody hung up'), 5000);
    }),
  );
  answers.push(
    await fetch(`${origin}icons/48.png`).then(
      () => 'a file',
      (error: unknown) => `refused: ${String(error)}`,
    ),
  );
  await fetch(report, { method: 'POST', body: JSON.stringify(answers) });
}
