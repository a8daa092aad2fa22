import { expect, test } from 'vitest';
import { canonicalUrl, isWebAddress, siteHost } from '@/lib/clips/canonical-url';
import { looseAddress } from '@/lib/clips/loose-address';
import { clipId } from '@/lib/clips/clip-id';
import { sha256 } from '@/lib/store/digest';

test.each([
  ['https://a.example/x?utm_source=y&id=3#part', 'https://a.example/x?id=3'],
  ['https://user:secret@a.example:443/', 'https://a.example/'],
  ['https://a.example/#!/article/3', 'https://a.example/#!/article/3'],
  ['https://a.example/?fbclid=1&gclid=2', 'https://a.example/'],
])('%s is canonicalised to %s', (address, canonical) => {
  expect(canonicalUrl(address)).toBe(canonical);
});

test('an id is 96 bits of the SHA-256 hash, the same for http and https', async () => {
  const id = await clipId('https://a.example/', sha256);
  // printf 'https://a.example/' | sha256sum | xxd -r -p | head -c 12 | basenc --base64url
  expect(id).toBe('vv3kmKRbbIIISgdw');
  expect(await clipId('http://a.example/', sha256)).toBe(id);
});

test('only http and https URLs are web addresses', () => {
  expect(isWebAddress('javascript:alert(1)')).toBe(false);
  expect(isWebAddress('data:text/html,x')).toBe(false);
  expect(isWebAddress('https://a.example/')).toBe(true);
  expect(siteHost('https://www.a.example/x')).toBe('a.example');
});

test.each([
  'http://news.example/a',
  'https://www.news.example/a/',
  'https://m.news.example/a?utm_source=x#top',
  'https://amp.news.example/a/amp/',
  'https://news.example/a/index.html?amp=1',
])('%s is likely to be the page news.example/a', (address) => {
  expect(looseAddress(address)).toBe('news.example/a?');
});

test.each(['https://news.example/b', 'https://news.example/a?id=2', 'https://blog.news.example/a'])(
  '%s is a different page',
  (address) => {
    expect(looseAddress(address)).not.toBe('news.example/a?');
  },
);

test('the order of query parameters does not matter', () => {
  expect(looseAddress('https://x.example/?b=2&a=1')).toBe(
    looseAddress('https://x.example?a=1&b=2'),
  );
});
