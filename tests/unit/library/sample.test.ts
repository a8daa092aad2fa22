// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { directionOf } from '@/components/strings';
import { SAMPLE_URL, samplePage } from '@/entrypoints/library/welcome/sample';
import { extractArticle } from '@/lib/extraction/extract';

const LOCALES = readdirSync('public/_locales');

test.each(LOCALES)('the sample in %s is extracted in full', (locale) => {
  const path = `public/_locales/${locale}/messages.json`;
  const messages: Record<string, { message: string }> = JSON.parse(readFileSync(path, 'utf8'));
  const language = locale.replace('_', '-');
  const text = (key: string) => messages[key]?.message ?? '';
  const page = samplePage({ language, direction: directionOf(language), text });
  const article = extractArticle(page, SAMPLE_URL);
  expect(article).toMatchObject({ title: text('sampleTitle'), lang: language });
  for (const key of ['sampleHistory', 'sampleReading', 'sampleAfter']) {
    expect(article.text).toContain(text(key));
  }
});
