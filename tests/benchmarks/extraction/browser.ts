import { build } from 'vite';
import { launch as launchBrowser, type Browser, type Page } from 'puppeteer-core';
import type { Output } from './in-page.ts';

/** Functions that the bundle defines in the page. */
interface InPage {
  run(name: string, html: string | null, url: string): Output;
  textOf(html: string): string;
  teach(weights: string): void;
}

declare const tearsheetBenchmark: InPage;

/** Bundles a script for a page, by default the one with all extractors. */
export async function bundle(
  entry: string = new URL('in-page.ts', import.meta.url).pathname,
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: {
        entry,
        formats: ['iife'],
        name: 'benchmark',
      },
    },
  });
  const output = Array.isArray(result) ? result[0] : result;
  const code = output && 'output' in output ? output.output[0].code : null;
  if (code === null) throw new Error('The bundler gave no script');
  return code;
}

/** Starts headless Chromium with its own network use disabled. */
export function launch(): Promise<Browser> {
  return launchBrowser({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    headless: true,
    pipe: true,
    protocolTimeout: 120_000,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    ],
  });
}

/** Runs an extractor in the page. */
export function runIn(page: Page, name: string, html: string | null, url: string): Promise<Output> {
  return page.evaluate((n, h, u) => tearsheetBenchmark.run(n, h, u), name, html, url);
}

/** The text of HTML as the browser parses it. */
export function textIn(page: Page, html: string): Promise<string> {
  return page.evaluate((h) => tearsheetBenchmark.textOf(h), html);
}

/** Replaces the shipped weights of Tearsheet's judge. */
export function teachIn(page: Page, weights: string): Promise<void> {
  return page.evaluate((json) => tearsheetBenchmark.teach(json), weights);
}
