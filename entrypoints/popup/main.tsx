import { render } from 'preact';
import browser from 'webextension-polyfill';
const app = document.getElementById('app');
void browser.tabs.query({ active: true, currentWindow: true }).then(async ([tab]) => {
  const r = await browser.scripting.executeScript({ target: { tabId: tab!.id! }, files: ['/extract.js'] });
  if (app) render(<p>hello {JSON.stringify(r[0])}</p>, app);
});
