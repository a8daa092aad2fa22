/**
 * `npm run screenshots`: every screen, light and dark, narrow and wide, into
 * artifacts/screenshots/. `--docs` also redraws the pictures of the README, the guide and the
 * stores, `--browser firefox` uses Firefox, `--language ar` another language, `--language pseudo`
 * longer texts, and `--forced-colors` the system's colours. Without `--headed`, which needs a
 * display (`xvfb-run -a`), there is no mouse that could hover, and actions that it would show are
 * always there. Reports what is cut off at a screen's edge.
 */
import { copyFile, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBrowser } from '../tests/e2e/browsers/install.ts';
import { launch } from '../tests/e2e/browsers/launch.ts';
import type { ColorScheme, Surface, TestBrowser } from '../tests/e2e/browsers/types.ts';
import { until } from '../tests/e2e/browsers/wait.ts';
import { cutOff, pseudo, speakInstead } from '../tests/e2e/layout.ts';
import { startSite } from '../tests/e2e/site.ts';
import { ROOT } from './steps.ts';

const OUTPUT = join(ROOT, 'artifacts/screenshots');
const WIDTHS = [320, 800, 1280, 1920];
const CLIPS = [
  { slug: 'tables', tags: 'data', note: '' },
  { slug: 'code', tags: 'programming/typescript', note: 'Try the second example.' },
  { slug: 'mexico-wordpress', tags: 'un', note: '' },
  { slug: 'right-to-left', tags: 'languages', note: '' },
  { slug: 'footnotes', tags: 'essays, history', note: '' },
  { slug: 'mexico-north-korea', tags: 'diplomacy, asia/korea', note: 'For the essay on UN votes.' },
];

/** The pictures in the documents, with the screenshot each is taken from. */
const GUIDE = {
  popup: 'popup-ready-light',
  'popup-unavailable': 'popup-unavailable-light',
  list: 'library-list-800-light',
  search: 'library-search-800-light',
  reading: 'library-reading-settings-800-light',
  highlight: 'library-highlight-800-light',
  tag: 'library-tag-800-light',
  duplicates: 'library-duplicates-800-light',
  export: 'library-export-800-light',
  import: 'library-import-800-light',
  sync: 'library-sync-800-light',
};

/** Screens shown in the stores, at the size they require. */
const STORE = ['reader', 'search', 'highlight', 'export', 'sync'];
const STORE_SIZE = { width: 1280, height: 800, colorScheme: 'light' } as const;

const docs = process.argv.includes('--docs');
const name = process.argv.includes('firefox') ? 'firefox' : 'chromium';
const forcedColors = process.argv.includes('--forced-colors');
/** With forced colours, Firefox' scheme is that of the colours. */
const SCHEMES: readonly ColorScheme[] =
  forcedColors && name === 'firefox' ? ['light'] : ['light', 'dark'];
const { values } = parseArgs({ strict: false, options: { language: { type: 'string' } } });
const language = typeof values.language === 'string' ? values.language : undefined;
const site = await startSite();
const browser = await launch(name, {
  extensionDir: await inLanguage(
    join(ROOT, `.output/${name === 'firefox' ? 'firefox' : 'chrome'}-mv3`),
  ),
  executablePath: await ensureBrowser(name),
  forcedColors,
  headless: !process.argv.includes('--headed'),
  hideScrollbars: true,
});
try {
  await rm(OUTPUT, { recursive: true, force: true });
  const library = await browser.openExtensionPage('library.html');
  await library.waitFor('[data-testid="empty"]');
  await everyWidth(library, 'empty');
  const welcome = await browser.openExtensionPage('library.html#/welcome');
  await welcome.waitFor('[data-testid="welcome-keys"]');
  await everyWidth(welcome, 'welcome');
  await welcome.close();
  await library.bringToFront();
  await popups(browser);
  await library.bringToFront();
  await library.waitFor('[data-testid="clip-row"]');
  await everyWidth(library, 'list');
  for (const layout of ['cards', 'headlines'] as const) {
    await library.click(`[data-testid="layout-${layout}"]`);
    await everyWidth(library, layout);
  }
  await library.click('[data-testid="layout-list"]');
  await library.setViewport(1400, 800);
  await library.press('?');
  await library.waitFor('[data-testid="shortcuts"]');
  await everyWidth(library, 'shortcut-help');
  await library.press('Escape');
  await library.click('[data-testid="clip-row"]');
  await library.waitFor('[data-testid="clip-storage"][data-synced="true"]');
  await until('the text', () =>
    library.evaluate(() =>
      Boolean(document.querySelector('iframe')?.contentDocument?.querySelector('main p')),
    ),
  );
  await everyWidth(library, 'reader');
  await library.click('[data-testid="reading-settings"] summary');
  await library.click('[data-testid="reading-settings"] input[value="sepia"]');
  await everyWidth(library, 'reading-settings');
  await library.click('[data-testid="reading-settings"] input[value="system"]');
  await library.click('[data-testid="reading-settings"] summary');
  await library.evaluate(() => {
    const page = document.querySelector('iframe')?.contentDocument;
    const passage = page?.querySelector('main p');
    if (passage) page?.getSelection()?.selectAllChildren(passage);
  });
  await library.click('[data-testid="highlight-green"]');
  await library.click('[data-testid="panel"]');
  await library.waitFor('[data-testid="highlights"]');
  await library.evaluate(() => {
    const page = document.querySelector('iframe')?.contentDocument;
    page?.querySelector('mark')?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await library.waitFor('[data-testid="highlight-bubble"]');
  await everyWidth(library, 'highlight');
  await library.press('Escape');
  await library.click('[data-testid="details"] > summary');
  await everyWidth(library, 'details');
  await library.click('[data-testid="details"] > summary');
  await library.press('l');
  await library.waitFor('[data-testid="listen-bar"] :is(p, select)');
  await everyWidth(library, 'listen');
  await library.click('[data-testid="listen-close"]');
  await library.click('[data-testid="panel"]');
  if (docs) {
    await library.waitFor('.lead img');
    await library.screenshot(join(ROOT, 'docs/library.png'), {
      width: 1280,
      height: 760,
      colorScheme: 'light',
    });
  }
  for (const section of ['clipping', 'shortcuts'] as const) {
    const settings = await browser.openExtensionPage(`library.html#settings/${section}`);
    await settings.waitFor(`#settings-${section}:focus`);
    await everyWidth(settings, `settings-${section}`);
    await settings.close();
  }
  await library.bringToFront();
  await library.click('[data-testid="open-sync"]');
  await library.waitFor('[data-testid="sync-levels"]');
  await everyWidth(library, 'sync');
  await library.click('[data-testid="settings-done"]');
  await library.click('[data-testid="export"]');
  await library.waitFor('[data-testid="export-start"]');
  await everyWidth(library, 'export');
  await library.press('Escape');
  await organising(library);
  await highlights(library);
  // On narrow screens an open clip hides the search box with its help.
  await library.evaluate(() => {
    location.hash = '#/';
  });
  await library.waitFor('[data-testid="clip-row"]');
  await library.click('[data-testid="search-help"]');
  await library.waitFor('[data-testid="search-help-dialog"]');
  await everyWidth(library, 'search-help');
  await library.press('Escape');
  await library.evaluate(() => history.back());
  await library.waitFor('[data-testid="reader"]');
  await library.type('[data-testid="search"]', 'mexico');
  await library.waitFor('[data-testid="clip-row"] mark');
  await everyWidth(library, 'search');
  await library.type('[data-testid="search"]', '', { replace: true });
  await library.press('Delete');
  const screen = await browser.openExtensionPage('library.html#/import');
  await screen.waitFor('[data-testid="file-drop"]');
  await everyWidth(screen, 'import');
  await screen.close();
  await library.bringToFront();
  await library.click('[data-testid="more"] summary');
  await library.click('[data-testid="delete"]');
  await library.waitFor('[data-testid="toast"]');
  await everyWidth(library, 'deleted');
  if (docs) {
    for (const [picture, shown] of Object.entries(GUIDE)) {
      await copyFile(join(OUTPUT, `${shown}.png`), join(ROOT, `docs/${picture}.png`));
    }
  }
} finally {
  await browser.close();
  await site.close();
}
console.log(OUTPUT);
process.exit(0);

/** The build, or a copy of it in the requested language. */
async function inLanguage(build: string): Promise<string> {
  if (language === undefined) return build;
  const copy = join(ROOT, 'artifacts/speaking', language);
  if (language === 'pseudo') return speakInstead(build, copy, pseudo);
  const path = join(build, '_locales', language, 'messages.json');
  return speakInstead(build, copy, async () => JSON.parse(await readFile(path, 'utf8')));
}

async function everyWidth(surface: Surface, shown: string): Promise<void> {
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const path = join(OUTPUT, `library-${shown}-${width}-${colorScheme}.png`);
      await surface.screenshot(path, { width, height: 800, colorScheme });
    }
    for (const text of await cutOff(surface)) console.log(`${shown} at ${width}: “${text}”`);
  }
  if (docs && STORE.includes(shown)) {
    await surface.screenshot(join(ROOT, `store/${shown}.png`), STORE_SIZE);
  }
}

/** Screens for tags, bulk actions, citations and duplicates. */
async function organising(library: Surface): Promise<void> {
  await library.setViewport(1400, 800);
  await library.click('[data-testid="edit-tag"]');
  await library.type('[data-testid="tag-new-name"]', 'history', { replace: true });
  await everyWidth(library, 'tag');
  await library.press('Escape');
  await library.setViewport(1400, 800);
  await library.click('[data-testid="select"]');
  await library.press('Control+a');
  await everyWidth(library, 'selected');
  await library.click('[data-testid="bulk-tags"]');
  await library.waitFor('[data-testid="bulk-tags-dialog"]');
  await everyWidth(library, 'tags-of-several');
  await library.press('Escape');
  await library.click('[data-testid="bulk-cite"]');
  await library.waitFor('[data-testid="citation"]');
  await everyWidth(library, 'cite');
  await library.click('[data-testid="cite-done"]');
  await library.click('[data-testid="bulk-clear"]');
  const screen = await browser.openExtensionPage('library.html#/duplicates');
  await screen.waitFor('[data-testid="duplicates-group"]');
  await everyWidth(screen, 'duplicates');
  await screen.close();
  await library.bringToFront();
}

/** Screens for the highlights of all clips, and their review. */
async function highlights(library: Surface): Promise<void> {
  const screen = await browser.openExtensionPage('library.html#/highlights');
  await screen.waitFor('[data-testid="marked"]');
  await everyWidth(screen, 'highlights');
  await screen.click('[data-testid="marked-review"]');
  await screen.waitFor('[data-testid="review-passage"] blockquote');
  await everyWidth(screen, 'review');
  await screen.close();
  await library.bringToFront();
}

async function bothSchemes(popup: Surface, screen: string): Promise<void> {
  for (const colorScheme of SCHEMES) {
    await popup.screenshot(join(OUTPUT, `popup-${screen}-${colorScheme}.png`), { colorScheme });
  }
}

async function popups(driven: TestBrowser): Promise<void> {
  for (const { slug, tags, note } of CLIPS) {
    await driven.openTab(site.page(slug));
    const popup = await driven.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    const last = slug === CLIPS.at(-1)?.slug;
    await popup.type('[data-testid="tag-input"]', `${tags},`);
    if (note !== '') await popup.type('[data-testid="note"]', note);
    if (last) await bothSchemes(popup, 'ready');
    await popup.click('[data-testid="save"]');
    await popup.waitFor('#app[data-state="saved"]');
    if (last) await bothSchemes(popup, 'saved');
    await driven.closePopup();
  }
  const again = await driven.pressAction();
  await again.waitFor('[data-testid="known-notice"]');
  await again.type('[data-testid="tag-input"]', 'es');
  await bothSchemes(again, 'known');
  await driven.closePopup();
  await driven.openTab(site.page('not-home'));
  const unavailable = await driven.pressAction();
  await unavailable.waitFor('[data-testid="unclippable"]');
  await bothSchemes(unavailable, 'unavailable');
  await driven.closePopup();
}
