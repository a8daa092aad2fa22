/** The browsers that the end-to-end tests drive. Chrome and Edge are driven as Chromium. */
export type BrowserName = 'chromium' | 'firefox';

/** What can cross between a test and a page: arguments and results travel as JSON. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export type ColorScheme = 'light' | 'dark';

/** `type: 'replace'` is for fields that already hold something. */
export interface TypeOptions {
  replace?: boolean;
}

/** Everything has to become true within `timeout` milliseconds; there is no waiting for time. */
export interface WaitOptions {
  timeout?: number;
  /** Wait until nothing visible matches. */
  hidden?: boolean;
  /** Wait until a visible match contains this text, or matches this pattern. */
  text?: string | RegExp;
}

/** `width` and `height` mean nothing to a popup, which has the size of its content. */
export interface ScreenshotOptions {
  width?: number;
  height?: number;
  colorScheme?: ColorScheme;
}

/** Something that shows a document: a web page, a page of the extension, or its popup. */
export interface Surface {
  url(): Promise<string>;
  /** Runs a self-contained function in the document; it can close over nothing. */
  evaluate<A extends Json[], T>(fn: (...args: A) => T | Promise<T>, ...args: A): Promise<T>;
  waitFor(selector: string, options?: WaitOptions): Promise<void>;
  /** A real click on the middle of the first visible match, once nothing covers it. */
  click(selector: string): Promise<void>;
  /** Real keys into the field, after what it holds. */
  type(selector: string, text: string, options?: TypeOptions): Promise<void>;
  /** A real key or chord on whatever has the focus: `Enter`, `Control+Enter`. */
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

/** What a context menu is opened on: a text that is selected first, a link, or else the page. */
export interface MenuTarget {
  selectionText?: string;
  linkUrl?: string;
  /** On what is selected already. */
  selected?: boolean;
}

/** A running browser with the extension installed. */
export interface TestBrowser {
  readonly name: BrowserName;
  /** Of the browser's process, which leads a process group everywhere but on Windows. */
  readonly pid: number;
  /** Directory to hand to `launch` again after `kill`. */
  readonly profile: string;
  openTab(url: string): Promise<Surface>;
  activeTab(): Promise<Surface>;
  /** Presses the toolbar button on the active tab and resolves with the popup that opens. */
  pressAction(): Promise<Surface>;
  popup(): Promise<Surface | null>;
  closePopup(): Promise<void>;
  /**
   * The panel at the side of the window; `null` where it is not open. Clicks and keys in Firefox's
   * are events that its document is given.
   */
  panel(): Promise<Surface | null>;
  /**
   * Presses a command's shortcut. Firefox: real key events on the browser window. Chromium: keys
   * sent by a driver do not reach extension shortcuts, so the grant is real (a toolbar press with
   * the popup switched off) and `commands.onCommand` is dispatched in the worker.
   */
  pressShortcut(command: string): Promise<void>;
  /**
   * Chooses an item of the extension's context menu. Firefox: a right click and the real menu item.
   * Chromium draws menus outside the driver's reach: as for shortcuts, the grant is real and
   * `contextMenus.onClicked` is dispatched.
   */
  chooseMenu(itemId: string, on?: MenuTarget): Promise<void>;
  /** Chooses an item of the toolbar button's context menu, by the same means. */
  chooseActionMenu(itemId: string): Promise<void>;
  /**
   * Types the extension's keyword and words into the address bar, and enters the suggestion of that
   * number, the first being what was typed itself. Resolves with all of them. Firefox: the real
   * address bar. Chromium draws its own outside the driver's reach: its events are dispatched.
   */
  enterKeyword(words: string, choose: number): Promise<string[]>;
  openExtensionPage(path: string): Promise<Surface>;
  /** Installs an unpacked extension beside ours. */
  installOther(directory: string): Promise<void>;
  /** The extension's pages that are open in tabs, whoever opened them. */
  pages(): Promise<Surface[]>;
  /**
   * Does what makes the extension ask for hosts (as match patterns), and has the person allow it.
   * Firefox: the real prompt's real button. Chromium draws its prompt outside the driver's reach:
   * the hosts are granted on the browser's own extensions page first, and the extension's request,
   * which is real, then needs no prompt.
   */
  whileAllowing(hosts: string | readonly string[], act: () => Promise<void>): Promise<void>;
  badgeText(): Promise<string>;
  /** Runs in the service worker or event page, starting it when it is stopped. */
  evaluateInBackground<A extends Json[], T>(
    fn: (...args: A) => T | Promise<T>,
    ...args: A
  ): Promise<T>;
  /**
   * Bytes that the background takes: in Chromium the worker's JavaScript heap, in Firefox the
   * private memory of the process that all extension pages share.
   */
  backgroundMemory(): Promise<number>;
  /** Stops the service worker or event page, as the browser does when it is idle. */
  stopBackground(): Promise<void>;
  /** Resolves with the path of a finished download whose file name matches. */
  downloaded(name: string | RegExp): Promise<string>;
  clipboardText(): Promise<string>;
  /** Resolves when the browser is gone, by whatever hand. */
  closed(): Promise<void>;
  /**
   * Closes everything that is open and installs the extension anew, so that nothing of its earlier
   * use is left. Takes a fraction of a new start; the old object is not to be used any more.
   */
  startOver(extensionDir: string): Promise<TestBrowser>;
  /** Kills the browser outright, as a crash does; its profile stays. */
  kill(): Promise<void>;
  /** Closes the browser and removes its profile. */
  close(): Promise<void>;
}

/** How to launch a browser; everything but `extensionDir` and `executablePath` can be left out. */
export interface LaunchOptions {
  extensionDir: string;
  executablePath: string;
  profile?: string;
  headless?: boolean;
  downloadDir?: string;
  colorScheme?: ColorScheme;
}
