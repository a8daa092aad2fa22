import { defineExtensionMessaging } from '@webext-core/messaging';
import * as v from 'valibot';
import browser from 'webextension-polyfill';
import type { Article } from '@/lib/clips/article';
import { isWebAddress } from '@/lib/clips/canonical-url';
import type { Draft } from '@/lib/clips/clip';
import type { ClipEdit } from '@/lib/clips/edit';
import type { ChosenPassages } from '@/lib/extraction/leanings/learn';
import type { LoadedPage, LoadedRobots } from '@/lib/rescue/loaded-page';
import type { CouchForm } from '@/lib/sync/couch/access';
import type { CouchCheck, Consent } from '@/lib/sync/couch/check';
import { couchFormSchema } from '@/lib/sync/couch/access';
import { hashId, LONGEST_TEXT, textUpTo } from '@/lib/clips/bounds';
import { articleSchema, clipEditSchema, draftSchema } from '@/lib/clips/schema';
import type { ActiveTab } from './active-tab';

/** The reply to a save request. */
export type SaveReply =
  | { readonly saved: 'added' | 'updated' | 'restored'; readonly clipId: string }
  | { readonly failed: 'storage full' | 'unexpected'; readonly detail: string };

/** The state of a save: not requested yet, pending, or its reply. */
export type Saving = 'idle' | 'saving' | SaveReply;

/** A request to save. */
export interface SaveRequest {
  readonly article: Article;
  readonly draft: Draft;
  /** The tab to mark as clipped. */
  readonly tabId: number | null;
}

/** A request to change a clip; can be sent even by a page that is closing. */
export interface EditRequest {
  readonly clipId: string;
  readonly edit: ClipEdit;
}

const editRequest = v.object({
  clipId: v.string(),
  edit: clipEditSchema,
}) satisfies v.GenericSchema<unknown, EditRequest>;

/** A longer list of passages is not the user's choice. */
const MOST_PASSAGES = 1000;

const saveRequest = v.object({
  article: articleSchema,
  draft: draftSchema,
  tabId: v.nullable(v.number()),
}) satisfies v.GenericSchema<unknown, SaveRequest>;

/** The user's choice for the article of a tab's page. */
export interface ChoiceRequest {
  readonly tab: ActiveTab;
  readonly chosen: ChosenPassages;
}

const passages = v.pipe(v.array(textUpTo(LONGEST_TEXT)), v.maxLength(MOST_PASSAGES));

const choiceRequest = v.object({
  tab: v.object({
    id: v.number(),
    url: v.union([v.string(), v.undefined()]),
    title: v.string(),
  }),
  chosen: v.object({ restored: passages, removed: passages, text: v.string() }),
}) satisfies v.GenericSchema<unknown, ChoiceRequest>;

/** A request to store images of a clip. */
export interface ImagesRequest {
  readonly clipId: string;
  readonly urls: readonly string[];
}

/** A request to connect, with what the user has agreed to. */
export interface ConnectRequest {
  readonly form: CouchForm;
  readonly agreed: Consent;
}

/** The outcome of waiting for a change; `off` if no CouchDB is connected. */
export type CouchWatch = 'changed' | 'quiet' | 'failed' | 'off';

/** The most clips per message: a browser stops a background that waits for long. */
export const ZOTERO_BATCH = 20;

/** The outcome of sending clips to Zotero: how many it saved, or why it saved none. */
export type ZoteroReply =
  | { readonly sent: number }
  | {
      /** `unsure`: they were sent, and no answer came. */
      readonly failed: 'not running' | 'read-only' | 'refused' | 'unsure';
      readonly detail: string;
    };

/** A downloaded PDF: its id in `handed-files`, or why it failed. */
export type LoadedPdf =
  { readonly handed: string } | { readonly failed: 'offline' | 'not a pdf' | 'too large' };

const line = v.pipe(v.string(), v.maxLength(2000));
const address = v.pipe(line, v.check(isWebAddress));

const imagesRequest = v.object({
  clipId: v.string(),
  urls: v.array(v.pipe(v.string(), v.check(isWebAddress))),
}) satisfies v.GenericSchema<unknown, ImagesRequest>;

const zoteroRequest = v.pipe(v.array(hashId), v.maxLength(ZOTERO_BATCH));

const connectRequest = v.object({
  form: couchFormSchema,
  agreed: v.picklist(['nothing', 'create', 'merge']),
}) satisfies v.GenericSchema<unknown, ConnectRequest>;

/**
 * Everything that pages request from the background: work that must outlive the page. Plain reads
 * and edits go to the store directly.
 */
interface Protocol {
  /** Stores an article as a clip; replies once it is on disk. */
  saveClip(request: SaveRequest): SaveReply;
  /** Changes a clip; replies with the error, or `null` once the change is on disk. */
  editClip(request: EditRequest): string | null;
  /** Stores images of a clip, given permission for their hosts; replies how many could be read. */
  keepImages(request: ImagesRequest): number;
  /** Learns leanings from a choice on a page. */
  learnChoice(request: ChoiceRequest): void;
  /** Lets the user pick a part of a tab's page; replies before they have. */
  pickPart(tabId: number): void;
  /** Replicates now; replies when the round has ended, successfully or not. */
  sync(): void;
  /** Encrypts browser sync; `null` turns that off. Replies whether the passphrase is right. */
  sealBrowserSync(passphrase: string | null): boolean;
  /** Removes a device from browser sync. */
  removeDevice(replica: string): void;
  /** Loads a page, given permission for its host. */
  loadPage(url: string): LoadedPage;
  /** Loads a site's robots.txt, given permission for its host. */
  loadRobots(origin: string): LoadedRobots;
  /** Loads a caption file, given permission for its host. */
  loadTrack(url: string): string | null;
  /** Loads a PDF, given permission for its host, and stores it for the requesting page. */
  loadPdf(url: string): LoadedPdf;
  /** Saves clips as items into Zotero on this device, given permission to reach it. */
  sendToZotero(clipIds: readonly string[]): ZoteroReply;
  /** Checks a CouchDB and, if all is well, replicates with it from now on. */
  connectCouch(request: ConnectRequest): CouchCheck;
  /** Stops replicating with it. The data on both sides stays. */
  disconnectCouch(): void;
  /** Waits a while for a change in it; replies when the change was merged, or there was none. */
  watchCouch(): CouchWatch;
}

const messaging = defineExtensionMessaging<Protocol>();

export const sendMessage = messaging.sendMessage;

/**
 * Only lets the extension's own pages pass, no content script, page or other extension.
 * @throws for any other sender
 */
function checkSender(sender: chrome.runtime.MessageSender): void {
  const origin = browser.runtime.getURL('');
  const own = sender.id === browser.runtime.id && sender.url?.startsWith(origin) === true;
  if (!own) throw new Error('Refused: not an extension page');
}

/** The background's handler for each message. */
export type Handlers = {
  [Name in keyof Protocol]: (
    data: Parameters<Protocol[Name]>[0],
  ) => Promise<ReturnType<Protocol[Name]>>;
};

/** Handles messages from the extension's own pages; any other sender gets an error. */
export function handleMessages(handlers: Handlers): void {
  answerOfClips(handlers);
  answerOfTheWeb(handlers);
  answerOfSync(handlers);
}

function answerOfClips(handlers: Handlers): void {
  messaging.onMessage('saveClip', ({ data, sender }) => {
    checkSender(sender);
    return handlers.saveClip(v.parse(saveRequest, data));
  });
  messaging.onMessage('editClip', ({ data, sender }) => {
    checkSender(sender);
    return handlers.editClip(v.parse(editRequest, data));
  });
  messaging.onMessage('keepImages', ({ data, sender }) => {
    checkSender(sender);
    return handlers.keepImages(v.parse(imagesRequest, data));
  });
  messaging.onMessage('learnChoice', ({ data, sender }) => {
    checkSender(sender);
    return handlers.learnChoice(v.parse(choiceRequest, data));
  });
  messaging.onMessage('pickPart', ({ data, sender }) => {
    checkSender(sender);
    return handlers.pickPart(v.parse(v.number(), data));
  });
}

function answerOfTheWeb(handlers: Handlers): void {
  messaging.onMessage('loadPage', ({ data, sender }) => {
    checkSender(sender);
    return handlers.loadPage(v.parse(address, data));
  });
  messaging.onMessage('loadRobots', ({ data, sender }) => {
    checkSender(sender);
    return handlers.loadRobots(v.parse(address, data));
  });
  messaging.onMessage('loadTrack', ({ data, sender }) => {
    checkSender(sender);
    return handlers.loadTrack(v.parse(address, data));
  });
  messaging.onMessage('loadPdf', ({ data, sender }) => {
    checkSender(sender);
    return handlers.loadPdf(v.parse(address, data));
  });
  messaging.onMessage('sendToZotero', ({ data, sender }) => {
    checkSender(sender);
    return handlers.sendToZotero(v.parse(zoteroRequest, data));
  });
}

function answerOfSync(handlers: Handlers): void {
  messaging.onMessage('sync', ({ sender }) => {
    checkSender(sender);
    return handlers.sync(undefined);
  });
  messaging.onMessage('sealBrowserSync', ({ data, sender }) => {
    checkSender(sender);
    return handlers.sealBrowserSync(v.parse(v.nullable(line), data));
  });
  messaging.onMessage('removeDevice', ({ data, sender }) => {
    checkSender(sender);
    return handlers.removeDevice(v.parse(line, data));
  });
  messaging.onMessage('connectCouch', ({ data, sender }) => {
    checkSender(sender);
    return handlers.connectCouch(v.parse(connectRequest, data));
  });
  messaging.onMessage('disconnectCouch', ({ sender }) => {
    checkSender(sender);
    return handlers.disconnectCouch(undefined);
  });
  messaging.onMessage('watchCouch', ({ sender }) => {
    checkSender(sender);
    return handlers.watchCouch(undefined);
  });
}
