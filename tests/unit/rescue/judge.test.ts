// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { problemOf, problemOfPage, problemOfRedirect } from '@/lib/rescue/judge';
import { rulesOf } from '@/lib/rescue/robots';

const answered = (status: number) => {
  return { failed: 'not there', status, retryAfter: null } as const;
};

test.each([
  [404, 'gone'],
  [410, 'gone'],
  [401, 'refused'],
  [403, 'refused'],
  [451, 'refused'],
  [429, 'busy'],
  [503, 'busy'],
])('status %i is reported as %s', (status, problem) => {
  expect(problemOf(answered(status))).toBe(problem);
});

test('no response is reported as dead, and another file as not a page', () => {
  expect(problemOf({ failed: 'offline', status: null, retryAfter: null })).toBe('dead');
  expect(problemOf({ failed: 'not a page', status: 200, retryAfter: null })).toBe('not a page');
});

const A = 'https://a.example/2020/story';

test.each([
  ['https://a.example/login?next=%2F2020%2Fstory', 'login'],
  ['https://id.a.example/oauth/start', 'login'],
  ['https://consent.a.example/collect?to=x', 'consent'],
  ['https://a.example/', 'gone'],
  ['https://www.a.example/2020/story', null],
  ['https://a.example/2020/authors/blogging-in', null],
])('a redirect to %s is classified as %s', (came, problem) => {
  expect(problemOfRedirect(A, came)).toBe(problem);
});

test('a page named like a login and a home page are not reported as redirected', () => {
  expect(problemOfRedirect('https://a.example/login/story', 'https://a.example/login/s')).toBe(
    null,
  );
  expect(problemOfRedirect('https://a.example', 'https://a.example/')).toBe(null);
});

test('a page without an article is reported as what it is', () => {
  const page = (html: string) => new DOMParser().parseFromString(html, 'text/html');
  expect(problemOfPage(page('<form><input type=password></form>'))).toBe('login');
  expect(problemOfPage(page('<title>Cookies at A</title><p>We use.'))).toBe('consent');
  expect(problemOfPage(page('<title>Baking cookies</title><p>Hm'.padEnd(3000, ' word')))).toBe(
    'not an article',
  );
  expect(problemOfPage(page(''))).toBe('not an article');
});

test('robots.txt: rules for all, rules for us and the delay are parsed', () => {
  const text =
    'User-agent: *\nDisallow: /private/\nAllow: /private/open\nCrawl-delay: 7\n\nUser-agent: Tearsheet\nDisallow: /$\nDisallow: /no*.html\n';
  const own = rulesOf('https://a.example', text);
  expect(own.allows('https://a.example/private/x')).toBe(true);
  expect(own.allows('https://a.example/nothing.html')).toBe(false);
  const all = rulesOf('https://a.example', text.split('\n\n')[0] ?? '');
  expect(all.allows('https://a.example/private/x')).toBe(false);
  expect(all.allows('https://a.example/private/open')).toBe(true);
  expect(all.delay).toBe(7000);
  expect(
    rulesOf('https://a.example', 'Crawl-delay: 1e9\nUser-agent: *\nCrawl-delay: 99999').delay,
  ).toBe(60_000);
  for (const odd of ['', '<html>404</html>', '\u0000', 'Disallow: /\n'.repeat(10_000)]) {
    expect(rulesOf('https://a.example', odd).allows('https://a.example/x')).toBe(true);
  }
});
