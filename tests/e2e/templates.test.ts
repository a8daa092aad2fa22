import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { violationsIn } from './axe.ts';
import type { Surface } from './browsers/types.ts';
import { until } from './browsers/wait.ts';
import { articlePage, chooseMore, clipPage } from './collection.ts';
import { cutOff } from './layout.ts';
import { endToEnd } from './run.ts';

const run = endToEnd();
let library: Surface;

const openExport = async () => {
  library = await run.browser.openExtensionPage('library.html');
  await library.waitFor('[data-testid="clip-row"]');
  await library.click('[data-testid="export"]');
  await library.click('.export-options summary');
};

beforeAll(async () => {
  await clipPage(run.browser, run.site.serve('/Ferries', articlePage('Ferries')));
  await openExport();
});

describe('the template for Markdown files', () => {
  it('shows a live preview with the newest clip, and errors with line and column', async () => {
    await library.type('[data-testid="export-name"]', '{{title|upper}}', { replace: true });
    await library.type('[data-testid="export-body"]', '{{title|wikilink}} {{title|shout}}');
    await library.waitFor('[data-testid="export-problems"]', {
      text: 'Text, line 1, column 28: there is no filter “shout”',
    });
    await library.type('[data-testid="export-body"]', 'One\nof {{selector:h1[}}', {
      replace: true,
    });
    await library.waitFor('[data-testid="export-problems"]', {
      text: 'Text, line 2, column 6: “selector:h1[” is not a CSS selector',
    });
    await library.type(
      '[data-testid="export-body"]',
      '{% if title %}Of {{title|wikilink}}{% endif %}',
      { replace: true },
    );
    await library.waitFor('[data-testid="export-preview"]', { text: 'FERRIES.md' });
    await library.waitFor('[data-testid="export-preview"]', { text: 'Of [[Ferries]]' });
    expect(await library.text('[data-testid="export-problems"]')).toBe('');
    expect(await violationsIn(library)).toEqual([]);
    for (const width of [360, 1280]) {
      await library.setViewport(width, 800);
      expect([width, await cutOff(library)]).toEqual([width, []]);
    }
  });

  it('is kept when the dialog is reopened, until it is reset', async () => {
    await library.close();
    await openExport();
    await library.waitFor('[data-testid="export-preview"]', { text: 'Of [[Ferries]]' });
    await library.click('[data-testid="export-reset"]');
    await library.waitFor('[data-testid="export-preview"]', { text: '# Ferries' });
  });

  it('can be imported from Obsidian Web Clipper, with unsupported lines reported, for its sites', async () => {
    const file = join(tmpdir(), 'recipes.json');
    const theirs = {
      schemaVersion: '0.1.0',
      name: 'Recipes',
      behavior: 'create',
      noteContentFormat: 'Cook {{title}}.\n{{"a summary"}}\n{{selectorHtml:p.box}}',
      properties: [
        { name: 'source', value: '{{url}}', type: 'text' },
        { name: 'said', value: '{{meta:name:flavour}}', type: 'text' },
        { name: 'steps', value: '{{selector:h2.step|join:" – "}}', type: 'text' },
        { name: 'photo', value: '{{selector:img.hero?alt}}', type: 'text' },
      ],
      triggers: [`${run.site.origin}/`],
      noteNameFormat: '{{title|lower}}',
      path: 'Kitchen',
    };
    writeFileSync(file, JSON.stringify(theirs));
    await library.setFile('[data-testid="template-import"]', file);
    await library.waitFor('[data-testid="template-imports"]', { text: 'Imported: Recipes' });
    expect(await library.text('[data-testid="template-imports"]')).toContain(
      'Text, line 2, column 1: “{{"a summary"}}” needs a language model',
    );
    await library.waitFor('[data-testid="export-preview"]', { text: 'Kitchen/ferries.md' });
    expect(await violationsIn(library)).toEqual([]);
    await library.setViewport(360, 800);
    expect(await cutOff(library)).toEqual([]);
    await library.setViewport(1280, 800);
    await library.close();
  });

  it('saves the page values it uses when a page is clipped, and sends the note to Obsidian', async () => {
    const page = articlePage('Soup')
      .replace('<title>', '<meta name="flavour" content="leek"><title>')
      .replace(
        '</html>',
        '<h2 class="step">Chop</h2><h2 class="step">Boil</h2><img class="hero" alt="A bowl">' +
          '<p class="box" onclick="hot()">Eat <b>hot</b><script>var hot = 2</script></p>' +
          // A page's element can shadow a method of its document.
          '<form name="querySelectorAll"></form></html>',
      );
    expect(page).toContain('class="hero"');
    await clipPage(run.browser, run.site.serve('/Soup', page));
    library = await run.browser.openExtensionPage('library.html');
    await library.click('[data-testid="clip-row"]');
    await until('the note on the clipboard', async () => {
      await library.bringToFront();
      await chooseMore(library, 'send-to-obsidian');
      // Reading the clipboard takes the focus, without which nothing can be written to it.
      await library.waitFor('[data-testid="toast"]', { text: 'clipboard' });
      const note = await run.browser.clipboardText();
      const parts = ['said: leek', 'steps: Chop – Boil', 'photo: A bowl', 'Cook Soup.'];
      return [...parts, '<p>Eat <b>hot</b></p>'].every((part) => note.includes(part)) || null;
    });
    await library.waitFor('[data-testid="toast"]', { text: 'clipboard' });
    await library.close();
  });

  it('is also used in the popup to send a note to Obsidian, if the user has done so before', async () => {
    await run.browser.openTab(run.site.serve('/Bread', articlePage('Bread')));
    const popup = await run.browser.pressAction();
    await popup.waitFor('#app[data-state="ready"]');
    await popup.click('[data-testid="save"]');
    await popup.click('[data-testid="saved-to-obsidian"]');
    // Reading the clipboard takes the focus, which closes the popup.
    await until('the note to be handed over', async () => {
      if ((await run.browser.popup()) === null) return true;
      return (await popup.text('[data-testid="obsidian-said"]')) !== '' || null;
    });
    await until('the note on the clipboard', async () =>
      (await run.browser.clipboardText()).includes('Cook Bread.') ? true : null,
    );
    await run.browser.closePopup();
  });
});
