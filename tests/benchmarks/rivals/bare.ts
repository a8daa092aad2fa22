import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Source of its popup: paints a line at once, then the text that Readability finds on the page. */
const POPUP = `
const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
const target = { tabId: tab.id };
await chrome.scripting.executeScript({ target, files: ['Readability.js'] });
const func = () => new Readability(document.cloneNode(true)).parse()?.textContent ?? '';
const [frame] = await chrome.scripting.executeScript({ target, func });
document.getElementById('article').textContent = frame.result;
`;

const PAGE = `<!doctype html><meta charset="utf-8"><title>Bare</title>
<style>body{width:400px;height:580px;font:1rem/1.5 system-ui}</style>
<h1>Clip</h1><p id="article" elementtiming="article"></p><script type="module" src="popup.js"></script>`;

/** Builds the smallest extension that shows a page's text. Returns its folder. */
export async function buildBare(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tearsheet-bare-'));
  const readability = dirname(
    createRequire(import.meta.url).resolve('@mozilla/readability/package.json'),
  );
  const manifest = {
    manifest_version: 3,
    name: 'Bare',
    version: '1',
    permissions: ['activeTab', 'scripting'],
    action: { default_popup: 'popup.html' },
    background: { service_worker: 'background.js' },
  };
  await Promise.all([
    cp(join(readability, 'Readability.js'), join(folder, 'Readability.js')),
    writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest)),
    writeFile(join(folder, 'popup.html'), PAGE),
    writeFile(join(folder, 'popup.js'), POPUP),
    writeFile(join(folder, 'background.js'), ''),
  ]);
  return folder;
}
