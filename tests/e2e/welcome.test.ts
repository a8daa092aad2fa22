import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import { collectionWhere } from './collection.ts';
import { cutOff } from './layout.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();

describe('the first run', () => {
  it('explains how to begin, with the actual shortcuts, also in the empty library', async () => {
    const library = await run.browser.openExtensionPage('library.html');
    await library.waitFor('[data-testid="empty"]', { text: /Alt\+Shift\+S/ });
    expect(await library.text('[data-testid="empty"]')).toContain('Nothing leaves your device');
    expect(await violationsIn(library)).toEqual([]);
    await library.click('[data-testid="open-welcome"]');
    await library.waitFor('[data-testid="welcome-keys"]', { text: /Alt\+Shift\+S/ });
    await library.waitFor('.pin-picture');
    expect(await violationsIn(library)).toEqual([]);
    for (const width of [360, 1280]) {
      await library.setViewport(width, 800);
      expect([width, await cutOff(library)]).toEqual([width, []]);
    }
    await library.close();
  });

  it('clips the sample with the normal extraction, and opens it', async () => {
    const library = await run.browser.openExtensionPage('library.html#/welcome');
    await library.click('[data-testid="clip-sample"]');
    await library.click('[data-testid="open-sample"]');
    await library.waitFor('[data-testid="reader-title"]');
    const { clips, contents } = await collectionWhere(
      run.browser,
      'the sample',
      (all) => all.clips.length === 1,
    );
    expect(clips[0]).toMatchObject({
      title: 'What a tearsheet is',
      url: 'https://tearsheet.example/sample',
      lang: expect.stringMatching(/^en/),
    });
    expect(contents[0]?.html.match(/<p>/g)).toHaveLength(3);
    await library.close();
  });

  it('sends a chosen file to the import', async () => {
    const file = join(tmpdir(), `tearsheet-welcome-${process.pid}.html`);
    await writeFile(
      file,
      '<!DOCTYPE NETSCAPE-Bookmark-file-1><DL><p><DT><A HREF="https://a.example/">A</A></DL>',
    );
    const library = await run.browser.openExtensionPage('library.html#/welcome');
    await library.setFile('[data-testid="import-file"]', file);
    await library.waitFor('[data-testid="import-start"]');
    expect(await library.url()).toContain('#/import');
    await library.close();
  });
});
