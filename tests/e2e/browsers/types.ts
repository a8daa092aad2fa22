/** The browsers that the end-to-end tests drive. Chrome and Edge are driven as Chromium. */
export type BrowserName = 'chromium' | 'firefox';

/** Values that can pass between a test and a page: arguments and results travel as JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type ColorScheme = 'light' | 'dark';

/** Use `replace` for fields that already contain something. */
export interface TypeOptions {
  replace?: boolean;
}

/** The condition must become true within `timeout` milliseconds; nothing waits a fixed time. */
export interface WaitOptions {
  timeout?: number;
  /** Wait until nothing visible matches. */
  hidden?: boolean;
  /** Wait until a visible match contains this text, or matches this pattern. */
  text?: string | RegExp;
}

/** Width and height do not apply to a popup, which has the size of its content. */
export interface ScreenshotOptions {
  width?: number;
  height?: number;
  colorScheme?: ColorScheme;
}

/** Anything that shows a document: a web page, a page of the extension, or its popup. */
export interface Surface {
  url(): Promise<string>;
  /** Runs a self-contained function in the document; it must not close over anything. */
  evaluate<A extends Json[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  waitFor(selector: string, options?: WaitOptions): Promise<void>;
  /** Really clicks the middle of the first visible match, once nothing covers it. */
  click(selector: string): Promise<void>;
  /** Really types into the field, after its current content. */
  type(selector: string, text: string, options?: TypeOptions): Promise<void>;
  /** Really presses a key or chord on the focused element: `Enter`, `Control+Enter`. */
  press(key: string): Promise<void>;
  text(selector: string): Promise<string>;
  count(selector: string): Promise<number>;
  setFile(selector: string, path: string): Promise<void>;
  screenshot(path: string, options?: ScreenshotOptions): Promise<void>;
  setViewport(width: number, height: number): Promise<void>;
  setColorScheme(scheme: ColorScheme): Promise<void>;
  bringToFront(): Promise<void>;
  close(): Promise<void>;
}

/** Where to open a context menu: on a text, which is selected first, on a link, or on the page. */
export interface MenuTarget {
  selectionText?: string;
  linkUrl?: string;
  /** On the current selection. */
  selected?: boolean;
}

/** A running browser with the extension installed. */
export interface TestBrowser {
  readonly name: BrowserName;
  /** Id of the browser's process, which leads a process group except on Windows. */
  readonly pid: number;
  /** Directory to pass to `launch` again after `kill`. */
  readonly profile: string;
  openTab(url: string): Promise<Surface>;
  activeTab(): Promise<Surface>;
  /** Presses the toolbar button on the active tab; resolves with the popup that opens. */
  pressAction(): Promise<Surface>;
  popup(): Promise<Surface | null>;
  closePopup(): Promise<void>;
  /**
   * The side panel; `null` if it is closed. In Firefox, clicks and keys are synthesised in its
   * document.
   */
  panel(): Promise<Surface | null>;
  /**
   * Presses a command's shortcut. Firefox: real key events on the browser window. Chromium: keys
   * sent by a driver do not reach extension shortcuts, so the tab is granted by a real toolbar
   * press with the popup disabled, and `commands.onCommand` is dispatched in the worker.
   */
  pressShortcut(command: string): Promise<void>;
  /**
   * Chooses an item of the extension's context menu. Firefox: a right click and the real menu item.
   * Chromium draws menus outside the driver's reach: as for shortcuts, the grant is real and
   * `contextMenus.onClicked` is dispatched.
   */
  chooseMenu(itemId: string, on?: MenuTarget): Promise<void>;
  /** Chooses an item of the toolbar button's context menu, in the same way. */
  chooseActionMenu(itemId: string): Promise<void>;
  /**
   * Types the extension's keyword and words into the address bar, and enters the suggestion with
   * that number; number 0 is the text as typed. Resolves with all suggestions. Firefox: the real
   * address bar. Chromium draws its own outside the driver's reach: its events are dispatched.
   */
  enterKeyword(words: string, choose: number): Promise<string[]>;
  openExtensionPage(path: string): Promise<Surface>;
  /** Installs an unpacked extension beside ours. */
  installOther(directory: string): Promise<void>;
  /** The extension's pages that are open in tabs, no matter who opened them. */
  pages(): Promise<Surface[]>;
  /**
   * Runs an action that makes the extension request hosts (as match patterns), and grants them as
   * the user would. Firefox: the real prompt's real button. Chromium draws its prompt outside the
   * driver's reach: the hosts are first granted on the browser's own extensions page, and the
   * extension's request, which is real, then needs no prompt.
   */
  whileAllowing(hosts: string | readonly string[], act: () => Promise<void>): Promise<void>;
  badgeText(): Promise<string>;
  /** Runs a function in the service worker or event page, starting it if it is stopped. */
  evaluateInBackground<A extends Json[], T>(
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  /**
   * Memory of the background in bytes: in Chromium the worker's JavaScript heap, in Firefox the
   * private memory of the process that all extension pages share.
   */
  backgroundMemory(): Promise<number>;
  /** Stops the service worker or event page, as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** Resolves with the path of a finished download with a matching file name. */
  downloaded(name: string | RegExp): Promise<string>;
  clipboardText(): Promise<string>;
  /** Resolves when the browser has exited, for whatever reason. */
  closed(): Promise<void>;
  /**
   * Closes everything that is open and reinstalls the extension with its data cleared. Takes a
   * fraction of the time of a restart; the old object must not be used any more.
   */
  startOver(extensionDir: string): Promise<TestBrowser>;
  /** Kills the browser, like a crash; its profile stays. */
  kill(): Promise<void>;
  /** Closes the browser and removes its profile. */
  close(): Promise<void>;
}

/** Options for launching a browser; only `extensionDir` and `executablePath` are required. */
export interface LaunchOptions {
  extensionDir: string;
  executablePath: string;
  profile?: string;
  headless?: boolean;
  downloadDir?: string;
  colorScheme?: ColorScheme;
  /** Replaces every page's colours with a few of the system's, as in Windows' contrast themes. */
  forcedColors?: boolean;
  /** Hides scrollbars in a visible Chromium, as a headless one does. */
  hideScrollbars?: boolean;
}
