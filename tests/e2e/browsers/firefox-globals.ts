/*
 * The part of Firefox's internal API that functions for the chrome scope use. It exists only there;
 * these types are to be declared where they are used.
 */

/** A XUL element: a toolbar button, a menu, a panel. */
export interface ChromeElement extends HTMLElement {
  state?: string;
  hidePopup(): void;
  openMenu(open: boolean): void;
  activateItem(item: Element): void;
}

/** A frame that shows a document of another process. */
export interface BrowserElement extends HTMLElement {
  currentURI?: { spec: string };
  messageManager: {
    addMessageListener(name: string, listener: (message: { data: FrameAnswer }) => void): void;
    removeMessageListener(name: string, listener: unknown): void;
    loadFrameScript(url: string, allowDelayed: boolean): void;
  };
  browsingContext: {
    prefersColorSchemeOverride: string;
    currentWindowGlobal: {
      drawSnapshot(rect: null, scale: number, background: string): Promise<ImageBitmap>;
    };
  };
}

/** A frame script's answer. */
export interface FrameAnswer {
  json?: string;
  error?: string;
}

/** Finds installed extensions. */
export interface Policies {
  getByID(id: string): {
    extension: {
      views: Iterable<{ viewType: string; xulBrowser: BrowserElement }>;
      wakeupBackground(): Promise<void>;
      terminateBackground(options: object): Promise<void>;
    };
  };
}

/** Sends trusted mouse events into the window and whatever frame is under them. */
export type SynthesizeMouse = (
  type: string,
  x: number,
  y: number,
  details: { button: number; buttons: number; clickCount: number },
  options: object,
) => void;

/** Sends trusted key events into the window, as an input method does. */
export interface TextInputProcessor {
  readonly KEY_NON_PRINTABLE_KEY: number;
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent, flags?: number): number;
  keyup(event: KeyboardEvent, flags?: number): boolean;
}
