import { defineConfig } from 'wxt';
import { CHUNK_GROUPS } from './scripts/chunks';
import { shipMessages } from './scripts/shipped-messages';
import { shipPdfFiles } from './scripts/shipped-pdf-files';
import { noteLicences, shipLicences } from './scripts/licences';

/** Firefox needs a fixed add-on id to keep storage and sync across updates. */
const FIREFOX_ID = 'tearsheet@tearsheet.example';

const STYLE_SHEETS = /<link rel="stylesheet"[^>]*>/g;
const FIRST_MODULES = /preload-helper|wxt-(?:html-)?plugins|components.theme\.css|popup.popup\.css/;
const FIRST_SCRIPT = /<script type="module"/;

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  imports: false,
  hooks: {
    'build:publicAssets': async (wxt, files) => {
      await shipMessages(wxt, files);
      await shipPdfFiles(wxt, files);
    },
    'build:done': (wxt) => shipLicences(wxt.config.outDir),
  },
  vite: () => ({
    // `esnext` would let the minifier emit syntax that Firefox ESR lacks.
    build: {
      target: ['chrome123', 'firefox128'],
      modulePreload: { polyfill: false },
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              // In their own chunk, since the popup needs nothing else to be shown.
              { name: 'first', test: FIRST_MODULES, minShareCount: 2, priority: 9 },
              ...CHUNK_GROUPS,
              { name: 'shared', minShareCount: 2, entriesAware: true },
            ],
          },
        },
      },
    },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    worker: { format: 'es', plugins: () => [noteLicences()] },
    plugins: [
      noteLicences(),
      {
        name: 'style-before-scripts',
        apply: 'build',
        // Nothing is painted before the style sheets have loaded, so they are requested before
        // modules; scripts before them do not wait for style.
        transformIndexHtml: {
          order: 'post',
          handler: (html) => {
            const sheets = html.match(STYLE_SHEETS) ?? [];
            const rest = html.replaceAll(STYLE_SHEETS, '');
            return rest.replace(FIRST_SCRIPT, (script) => [...sheets, script].join('\n    '));
          },
        },
      },
      {
        name: 'pages-connect-to-nothing',
        apply: 'build',
        transformIndexHtml: () => [
          {
            tag: 'meta',
            attrs: { 'http-equiv': 'Content-Security-Policy', content: "connect-src 'self'" },
            injectTo: 'head-prepend',
          },
        ],
      },
    ],
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      'activeTab',
      'scripting',
      'storage',
      'unlimitedStorage',
      'alarms',
      'contextMenus',
      // Firefox needs no permission for its side panel.
      ...(browser === 'firefox' ? [] : ['sidePanel']),
    ],
    // For marking the button on clipped pages: requested when that is switched on.
    optional_permissions: ['webNavigation'],
    // The user's own CouchDB can be anywhere. Only its host is requested, when it is connected.
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    content_security_policy: {
      // connect-src lets the background reach any host: a manifest's policy is fixed, so access is
      // limited by host permissions, and by CORS without one. Pages narrow it to 'self' in their
      // own HTML (above); only the background connects to anything. Having our own policy also
      // keeps Firefox from upgrading http:// to https://, which a server at home rarely has.
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' https: http: data: blob:; font-src 'self'; connect-src 'self' https: http:; frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    action: { default_title: '__MSG_actionTitle__' },
    omnibox: { keyword: 'ts' },
    commands: {
      _execute_action: { suggested_key: { default: 'Alt+Shift+C' } },
      'quick-clip': {
        suggested_key: { default: 'Alt+Shift+S' },
        description: '__MSG_commandQuickClip__',
      },
      'highlight-page': {
        suggested_key: { default: 'Alt+Shift+H' },
        description: '__MSG_menuHighlight__',
      },
      'open-library': {
        suggested_key: { default: 'Alt+Shift+L' },
        description: '__MSG_commandOpenLibrary__',
      },
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: FIREFOX_ID,
          strict_min_version: '128.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
    ...(browser !== 'firefox' && { minimum_chrome_version: '123' }),
  }),
});
