import { expect, test } from 'vitest';
import { includesImage } from '@/lib/clips/includes-image';

test.each([
  [
    'https://a.example/photo.jpg?w=1200&h=630',
    '<img alt="" src="https://a.example/photo.jpg?w=1200&amp;h=630">',
    true,
  ],
  [
    'https://a.example/up/photo.jpg',
    '<p><img src="https://cdn.example/up/photo-600x400.jpg"></p>',
    true,
  ],
  ['https://a.example/photo-scaled.jpg', '<img src="https://a.example/photo@2x.jpg">', true],
  ['https://a.example/photo.jpg', '<img src="https://a.example/other.jpg">', false],
  ['https://a.example/photo.jpg', '<a href="https://a.example/photo.jpg">photo</a>', false],
  ['https://a.example/', '<img src="https://b.example/">', false],
])('the image %s is shown in %s: %s', (url, html, shown) => {
  expect(includesImage(html, url)).toBe(shown);
});
