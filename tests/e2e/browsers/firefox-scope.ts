import type { Browser } from 'puppeteer-core';
import { callOf } from './surface.ts';
import type { Json } from './types.ts';

/** Runs functions in the chrome scope of the browser window, where Firefox's own UI lives. */
export type ChromeScope = <A extends Json[], T>(
  fn: (...args: A) => T | Promise<T>,
  ...args: A
) => Promise<T>;

interface Connection {
  send(method: string, params: object): Promise<{ result: unknown }>;
}

interface Evaluation {
  type: 'success' | 'exception';
  result?: { value?: string };
  exceptionDetails?: { text: string };
}

/** Finds the browser window. Firefox has to be started with `--remote-allow-system-access`. */
export async function chromeScope(browser: Browser): Promise<ChromeScope> {
  const connection = connectionOf(browser);
  const tree = await connection.send('browsingContext.getTree', { 'moz:scope': 'chrome' });
  const { contexts } = tree.result as { contexts: { context: string; url: string }[] };
  const main = contexts.find(({ url }) => url.endsWith('browser.xhtml'));
  if (!main) throw new Error('Firefox shows no browser window');

  return async <A extends Json[], T>(fn: (...args: A) => T | Promise<T>, ...args: A) => {
    const answer = await connection.send('script.evaluate', {
      expression: `(async () => JSON.stringify(await ${callOf(fn, args)}))()`,
      target: { context: main.context },
      awaitPromise: true,
      'moz:scope': 'chrome',
    });
    const { type, result, exceptionDetails } = answer.result as Evaluation;
    if (type !== 'success') throw new Error(`In Firefox's window: ${exceptionDetails?.text}`);
    return (result?.value === undefined ? undefined : JSON.parse(result.value)) as T;
  };
}

/** Puppeteer keeps its BiDi connection private, and Firefox accepts only one. */
function connectionOf(browser: Browser): Connection {
  const connection: unknown = 'connection' in browser ? browser.connection : undefined;
  if (!connection) throw new Error('This version of puppeteer-core hides its BiDi connection');
  return connection as Connection;
}
