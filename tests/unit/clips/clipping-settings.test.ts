import { expect, test } from 'vitest';
import { parseAppearance } from '@/lib/clips/appearance';
import {
  CLIPPING_DEFAULTS,
  defaultTags,
  parseClippingSettings,
  ruleFor,
  parseTypedHost,
} from '@/lib/clips/clipping-settings';

const settings = {
  ...CLIPPING_DEFAULTS,
  tags: ['kept'],
  sites: [
    { host: 'example.org', tags: ['site'], images: false },
    { host: 'news.example.org', tags: ['news', 'kept'], images: true },
  ],
};

test('stored settings can be read back', () => {
  expect(parseClippingSettings(JSON.stringify(settings))).toEqual(settings);
});

test('invalid settings fall back to defaults individually, without throwing', () => {
  expect(parseClippingSettings('')).toEqual(CLIPPING_DEFAULTS);
  expect(parseClippingSettings('{"tags":7,"quickLink":true,"sites":[{"host":"a b"}]}')).toEqual({
    tags: [],
    quickLink: true,
    keepPdf: true,
    sites: [],
  });
  expect(parseAppearance('{"theme":"pink","density":"compact"}')).toEqual({
    theme: 'system',
    density: 'compact',
  });
  expect(parseAppearance('[')).toEqual({ theme: 'system', density: 'comfortable' });
});

test('tags are normalised like those of clips', () => {
  const { tags } = parseClippingSettings('{"tags":[" #A ","a","b/ c"]}');
  expect(tags).toEqual(defaultTags({ ...CLIPPING_DEFAULTS, tags }, ''));
  expect(tags).toHaveLength(2);
});

test('a rule applies to its site and subdomains, and the most specific one wins', () => {
  expect(ruleFor(settings, 'example.org')?.host).toBe('example.org');
  expect(ruleFor(settings, 'blog.example.org')?.host).toBe('example.org');
  expect(ruleFor(settings, 'a.news.example.org')?.images).toBe(true);
  expect(ruleFor(settings, 'notexample.org')).toBeNull();
  expect(defaultTags(settings, 'news.example.org')).toEqual(['kept', 'news']);
  expect(defaultTags(settings, 'elsewhere.test')).toEqual(['kept']);
});

test('a host is parsed from what the user types', () => {
  expect(parseTypedHost(' https://www.Example.org/a?b ')).toBe('example.org');
  expect(parseTypedHost('example.org/path')).toBe('example.org');
  expect(parseTypedHost('bücher.example')).toBe('xn--bcher-kva.example');
  expect(parseTypedHost('')).toBeNull();
  expect(parseTypedHost('two words')).toBeNull();
});
