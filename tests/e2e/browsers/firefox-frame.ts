import type { BrowserElement, FrameAnswer, Policies } from './firefox-globals.ts';
import type { ChromeScope } from './firefox-scope.ts';

declare const WebExtensionPolicy: Policies;

/** Documents of the extension outside tabs, which WebDriver cannot reach. */
export type Frame = 'popup' | 'sidebar' | 'background';

/**
 * Evaluates an expression in the popup, sidebar or event page; starts the event page if necessary.
 */
export async function evaluateInFrame(
  scope: ChromeScope,
  addonId: string,
  frame: Frame,
  expression: string,
): Promise<unknown> {
  const answer = await scope(askFrame, addonId, frame, expression);
  if (answer.error !== undefined) throw new Error(answer.error);
  return answer.json === undefined ? undefined : JSON.parse(answer.json);
}

/**
 * Runs in the chrome scope. The frame script evaluates in a sandbox with the page's view of the
 * document, because the content security policy forbids the page's own `eval`.
 */
async function askFrame(id: string, kind: string, expression: string): Promise<FrameAnswer> {
  let frame: BrowserElement | undefined;
  if (kind === 'popup') {
    frame = [...document.querySelectorAll<BrowserElement>('.webextension-popup-browser')].find(
      (candidate) => candidate.closest<HTMLElement & { state: string }>('panel')?.state === 'open',
    );
  } else {
    const { extension } = WebExtensionPolicy.getByID(id);
    if (kind === 'background') await extension.wakeupBackground();
    frame = [...extension.views].find(({ viewType }) => viewType === kind)?.xulBrowser;
  }
  if (!frame) return { error: `The ${kind} is not open` };

  const { messageManager } = frame;
  const name = `answer:${crypto.randomUUID()}`;
  const program = `(async () => {
    try { answer(undefined, JSON.stringify(await ${expression})); }
    catch (error) { answer(String(error)); }
  })()`;
  const script = `{
    const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
    const answer = (error, json) => sendAsyncMessage(${JSON.stringify(name)}, { error, json });
    Cu.exportFunction(answer, sandbox, { defineAs: 'answer' });
    Cu.evalInSandbox(${JSON.stringify(program)}, sandbox);
  }`;
  return new Promise((resolve) => {
    const listener = ({ data }: { data: FrameAnswer }) => {
      messageManager.removeMessageListener(name, listener);
      resolve(data);
    };
    messageManager.addMessageListener(name, listener);
    messageManager.loadFrameScript(`data:,${encodeURIComponent(script)}`, false);
  });
}
