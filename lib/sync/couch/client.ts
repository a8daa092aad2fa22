import PouchDB from 'pouchdb-core';
import HttpAdapter from 'pouchdb-adapter-http';
import { toBase64 } from '@/lib/clips/base64';
import { SyncFailure } from '../remote';
import type { CouchAccess } from './access';
import type { Budget } from './budget';

/** A remote database over HTTP; there is no second local copy. */
export type Couch = PouchDB;

PouchDB.plugin(HttpAdapter);

/**
 * Long enough for a batch over a slow connection; a server that is silent for longer is offline.
 */
const PATIENCE = 120_000;
const LONGEST_REASON = 200;
/** In bytes: several images in one response, each of the maximum size. */
const LONGEST_ANSWER = 250_000_000;

/** Failure kinds by HTTP status; any other status is a refusal with the server's reason. */
const KINDS: Readonly<Record<number, SyncFailure['kind']>> = {
  401: 'unauthorised',
  403: 'forbidden',
  404: 'not-found',
  413: 'too-large',
  429: 'rate-limited',
  502: 'offline',
  503: 'rate-limited',
  504: 'offline',
};

/**
 * Opens a database. Every failing request throws a `SyncFailure`.
 * @param budget the budget of a round that the requests count against
 */
export function openCouch(access: CouchAccess, budget?: Budget): Couch {
  const base = access.address.replace(/(?<!\/)\/*$/, '/');
  return new PouchDB(base + encodeURIComponent(access.database), {
    adapter: 'http',
    // The client would otherwise create a missing database.
    skip_setup: true,
    fetch: (url, options) => request(access, String(url), options, budget),
  });
}

/** Creates the database. @throws SyncFailure if the server does not let this user */
export async function createDatabase(access: CouchAccess): Promise<void> {
  const base = access.address.replace(/(?<!\/)\/*$/, '/');
  const url = base + encodeURIComponent(access.database);
  // If another device created it meanwhile, the server responds with 412.
  await request(access, url, { method: 'PUT' }).catch((error: unknown) => {
    if (!(error instanceof SyncFailure && error.message.includes('412'))) throw error;
  });
}

/**
 * Waits for a change after a position in the log.
 * @returns whether there was one; `false` if the server's timeout or `patience` ran out
 */
export async function changesWithin(
  access: CouchAccess,
  since: string | number,
  patience: number,
): Promise<boolean> {
  const query = new URLSearchParams({
    feed: 'longpoll',
    since: String(since),
    limit: '1',
    timeout: String(patience),
  });
  // Not the client's live feed, which would run until stopped.
  const response = await openCouch(access).fetch(`_changes?${query}`);
  const { results } = Object(await response.json()) as { results?: unknown };
  return Array.isArray(results) && results.length > 0;
}

async function request(
  access: CouchAccess,
  url: string,
  options: RequestInit = {},
  budget: Budget | null = null,
): Promise<Response> {
  const headers = new Headers(Array.from(new Headers(options.headers)));
  if (access.user !== '') headers.set('Authorization', authorisation(access));
  const left = Math.min(PATIENCE, budget?.request() ?? PATIENCE);
  if (left === 0) throw new SyncFailure('offline', 'The server takes too long');
  const patience = AbortSignal.timeout(left);
  try {
    const response = await fetch(url, {
      ...options,
      headers,
      signal: options.signal ? AbortSignal.any([options.signal, patience]) : patience,
      // Without cookies, so that only the header counts and the browser does not prompt for a
      // password.
      credentials: 'omit',
      // Texts are already stored in the collection.
      cache: 'no-store',
      // The password is only sent to the URL that the user entered.
      redirect: 'error',
    });
    // Read to the end here: a truncated response means that the server went offline.
    return answer(response, await textOf(response, budget));
  } catch (error) {
    if (error instanceof SyncFailure) throw error;
    throw new SyncFailure('offline', 'The server did not respond');
  }
}

/** Reads a response's text, up to the most that a database has reason to send. */
async function textOf(response: Response, budget: Budget | null): Promise<string> {
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  const reader = response.body?.getReader();
  for (let chunk = await reader?.read(); chunk && !chunk.done; chunk = await reader?.read()) {
    bytes += chunk.value.length;
    budget?.take(chunk.value.length);
    if (bytes > LONGEST_ANSWER) {
      await reader?.cancel();
      throw new SyncFailure('refused', 'The server’s response is too large');
    }
    parts.push(decoder.decode(chunk.value, { stream: true }));
  }
  return parts.join('') + decoder.decode();
}

function authorisation({ user, password }: CouchAccess): string {
  return `Basic ${toBase64(new TextEncoder().encode(`${user}:${password}`))}`;
}

/** Returns the response if it is a success. @throws SyncFailure */
function answer(response: Response, text: string): Response {
  const { status, headers } = response;
  const json = /^\s*[[{]/.test(text);
  if (response.ok && json) return new Response(text, { status, headers });
  const kind = KINDS[status] ?? 'refused';
  // Other servers respond to unknown paths with web pages.
  if (!json && (response.ok || kind === 'not-found')) {
    throw new SyncFailure('not-a-database', 'The response is not from CouchDB');
  }
  throw new SyncFailure(kind, `${status} ${json ? reasonIn(text) : ''}`.trim(), delayIn(headers));
}

function reasonIn(text: string): string {
  try {
    const { reason } = Object(JSON.parse(text)) as { reason?: unknown };
    return typeof reason === 'string' ? reason.slice(0, LONGEST_REASON) : '';
  } catch {
    return '';
  }
}

/** Parses `Retry-After`, in seconds or as a date (RFC 9110), into milliseconds. */
function delayIn(headers: Headers): number | null {
  const value = headers.get('Retry-After');
  if (value === null) return null;
  const delay = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(delay) ? Math.max(0, delay) : null;
}

/** Converts a server's error to a `SyncFailure`; any other error is returned unchanged. */
export function asFailure(error: unknown): unknown {
  if (error instanceof SyncFailure || !(error instanceof Error)) return error;
  const { status, reason } = error as Error & { status?: unknown; reason?: unknown };
  if (typeof status !== 'number') return error;
  const detail = typeof reason === 'string' ? reason.slice(0, LONGEST_REASON) : error.message;
  return new SyncFailure(KINDS[status] ?? 'refused', `${status} ${detail}`);
}
