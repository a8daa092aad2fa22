import type { BrowserElement, FrameAnswer, Policies } from './firefox-globals.ts';
import type { ChromeScope } from './firefox-scope.ts';

declare const WebExtensionPolicy: Policies;

/** The extension's documents that no tab shows, so that WebDriver cannot reach them. */
export type Frame = 'popup' | 'sidebar' | 'background';

/** Evaluates an expression in the popup, the sidebar or the event page, and starts the event page if need be. */
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
 * Runs in the chrome scope. The frame script evaluates in a sandbox that sees the document as a
 * script of the page does, because the page's own `eval` is closed by its content security policy.
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
