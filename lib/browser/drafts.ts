import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Draft } from '@/lib/clips/clip';
import { draftSchema } from '@/lib/clips/schema';

const keyOf = (url: string) => `draft:${url}`;

/** Reads the draft typed for a page before the popup closed; kept until the browser closes. */
export async function readDraft(url: string): Promise<Draft> {
  const key = keyOf(url);
  const parsed = v.safeParse(draftSchema, (await browser.storage.session.get(key))[key]);
  return parsed.success ? parsed.output : {};
}

/** Stores the draft for a page. */
export async function keepDraft(url: string, draft: Draft): Promise<void> {
  await browser.storage.session.set({ [keyOf(url)]: draft });
}

/** Deletes the draft, once it is saved. */
export async function deleteDraft(url: string): Promise<void> {
  await browser.storage.session.remove(keyOf(url));
}
