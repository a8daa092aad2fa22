import * as v from 'valibot';
import { zoteroItemOf } from '@/lib/export/writing/zotero-item';
import type { ClipDatabase } from '@/lib/store/database';
import { clipOf } from '@/lib/store/database';
import { withoutDamaged } from '@/lib/store/damaged';
import { clipRows } from '@/lib/store/rows';
import { ZOTERO } from './host-permission';
import type { ZoteroReply } from './messages';

/** The connector's protocol; Zotero ignores requests from browsers without it. */
const HEADERS = { 'Content-Type': 'application/json', 'X-Zotero-Connector-API-Version': '3' };

const PING_PATIENCE = 5000;
/** Shorter than the 30 seconds after which Chromium stops a waiting background. */
const SAVE_PATIENCE = 25_000;
/** How much of an answer is read, in characters. */
const LONGEST_ANSWER = 100_000;
const LONGEST_REASON = 200;

/** Zotero's answer to a ping; its settings are not used. */
const pong = v.object({ prefs: v.record(v.string(), v.unknown()) });

/** Why Zotero did not save. */
const refusal = v.object({
  libraryEditable: v.optional(v.boolean()),
  error: v.optional(v.pipe(v.string(), v.maxLength(LONGEST_REASON))),
});

/**
 * Saves clips as items into the library or collection selected in Zotero, as its connector does.
 * Needs permission for the host; unreadable clips are left out.
 * @param ids at most `ZOTERO_BATCH`
 * @param address where it listens
 */
export async function sendToZotero(
  db: ClipDatabase,
  ids: readonly string[],
  address = ZOTERO,
): Promise<ZoteroReply> {
  const ping = await post(`${address}/connector/ping`, {}, PING_PATIENCE);
  if (!ping) return { failed: 'not running', detail: '' };
  // Do not reveal the collection to another program listening there.
  if (ping.status !== 200) return { failed: 'refused', detail: `HTTP ${ping.status}` };
  if (!v.is(pong, ping.answer)) return { failed: 'not running', detail: '' };
  const rows = await withoutDamaged(db, await clipRows(db, ids));
  const items = rows
    .filter(({ shelf }) => shelf !== 'gone')
    .map((row) => zoteroItemOf(clipOf(row)));
  if (items.length === 0) return { sent: 0 };
  const body = { sessionID: crypto.randomUUID(), uri: items[0]?.['url'], items };
  const saved = await post(`${address}/connector/saveItems`, body, SAVE_PATIENCE);
  if (!saved) return { failed: 'unsure', detail: '' };
  if (saved.status === 200 || saved.status === 201) return { sent: items.length };
  const parsedAnswer = v.safeParse(refusal, saved.answer);
  const reason = parsedAnswer.success ? parsedAnswer.output : {};
  if (reason.libraryEditable === false) return { failed: 'read-only', detail: '' };
  return { failed: 'refused', detail: reason.error ?? `HTTP ${saved.status}` };
}

/** The response, its body parsed if it is JSON; `null` if none came in time. */
async function post(
  url: string,
  body: unknown,
  patience: number,
): Promise<{ readonly status: number; readonly answer: unknown } | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: HEADERS,
      body: JSON.stringify(body),
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    const text = (await response.text()).slice(0, LONGEST_ANSWER);
    return { status: response.status, answer: parsed(text) };
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
