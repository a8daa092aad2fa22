/** Draws public/icons/*.png from the SVG sources: `node scripts/icons.ts`. */
import { readFile } from 'node:fs/promises';
import puppeteer from 'puppeteer-core';

const FOLDER = new URL('../public/icons/', import.meta.url);
const SIZES = { 'tearsheet-small.svg': [16, 32], 'tearsheet.svg': [48, 96, 128] };

const browser = await puppeteer.launch({
  executablePath: process.env['CHROME_PATH'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const page = await browser.newPage();
for (const [source, sizes] of Object.entries(SIZES)) {
  const svg = await readFile(new URL(source, FOLDER), 'base64');
  for (const size of sizes) {
    await page.setViewport({ width: size, height: size });
    await page.setContent(
      `<style>*{margin:0}</style><img width="${size}" src="data:image/svg+xml;base64,${svg}">`,
    );
    const path = new URL(`${size}.png`, FOLDER).pathname as `${string}.png`;
    await page.screenshot({ path, omitBackground: true });
  }
}
await browser.close();
