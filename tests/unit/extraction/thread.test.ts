// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

const PEOPLE = ['Ines', 'Tomas', 'Anne', 'Jean'];
const words = (index: number) =>
  `The ${['mole', 'quay', 'dock', 'pier'][index]} was built in 1874, when the railway came down from the hills, and was sold for its stones.`;
const clip = (post: (name: string, said: string) => string, before = '') =>
  extractArticle(
    new DOMParser().parseFromString(
      `<title>Harbours</title><main><h1>Harbours</h1>${before}<div class="posts">${PEOPLE.map((name, index) => post(name, words(index))).join('')}</div></main>`,
      'text/html',
    ),
    'https://gull.example/threads/harbours.1',
  ).text.split('\n');

describe('a discussion', () => {
  it.each([
    [
      'XenForo',
      (name: string, said: string) =>
        [
          `<article class="message message--post"><div class="message-user"><h4>`,
          `<a class="username" href="/m">${name}</a></h4><h5>Member</h5></div>`,
          `<div class="message-main"><header class="message-attribution">`,
          `<time datetime="2021-05-02T10:00">2 May 2021</time> <a href="#p">#1</a></header>`,
          `<div class="message-userContent"><article class="message-body"><div class="bbWrapper">`,
          `${said}</div></article></div></div></article>`,
        ].join(''),
    ],
    [
      'phpBB',
      (name: string, said: string) =>
        [
          `<div class="post bg2"><div class="inner"><dl class="postprofile"><dt>`,
          `<a class="username" href="/u">${name}</a></dt><dd>Posts: 12</dd></dl>`,
          `<div class="postbody"><h3><a href="#p1">Re: Harbours</a></h3>`,
          `<p class="author">by <strong><a class="username" href="/u">${name}</a>`,
          `</strong> » <time datetime="2021-05-02T10:00">2 May 2021</time></p><div class="content">`,
          `${said}</div></div></div></div><hr class="divider">`,
        ].join(''),
    ],
    [
      'Discourse',
      (name: string, said: string) =>
        `<div class="topic-post"><article><div class="topic-meta-data"><span class="username"><a href="/u">${name}</a></span> <a class="post-date" href="#"><span class="relative-date" title="2021-05-02 10:00">3d</span></a></div><div class="regular"><div class="cooked"><p>${said}</p></div></div><section class="post-menu-area"><button>Like</button></section></article></div>`,
    ],
    [
      'Hacker News',
      (name: string, said: string) =>
        `<table><tr class="athing"><td class="ind"></td><td class="default"><div><span class="comhead"><a href="user" class="hnuser">${name}</a> <span class="age" title="2021-05-02T10:00:00 1619949600"><a href="item">1 day ago</a></span></span></div><br><div class="comment"><div class="commtext c00">${said}</div></div></td></tr></table>`,
    ],
    [
      'a code review',
      (name: string, said: string) =>
        `<div class="TimelineItem"><div class="timeline-comment comment"><div class="timeline-comment-header"><h3><a class="author" href="/${name}">${name}</a> commented <a href="#c"><relative-time datetime="2021-05-02T10:00:00Z">on May 2</relative-time></a></h3></div><table><tr><td class="comment-body"><p>${said}</p></td></tr></table></div></div>`,
    ],
    [
      'short messages',
      (name: string, said: string) =>
        `<div><article data-testid="tweet"><div data-testid="User-Name"><a href="/u">${name}</a></div><a href="/status"><time datetime="2021-05-02T10:00:00Z">May 2</time></a><div>${said}</div></article></div>`,
    ],
    [
      'Flarum, with a wrapper around each post',
      (name: string, said: string) =>
        [
          `<div class="PostStream-item"><article class="CommentPost Post"><header><ul>`,
          `<li class="item-user"><h3 class="PostUser-name"><a href="/u/x">`,
          `<span class="username">${name}</span></a></h3></li>`,
          `<li><time datetime="2021-05-02T10:00:00Z">2 May</time></li></ul></header>`,
          `<div class="Post-body"><p>${said}</p></div></article></div>`,
        ].join(''),
    ],
    [
      'Invision, with the date each author joined',
      (name: string, said: string) =>
        [
          `<article class="cPost ipsBox"><aside class="cAuthorPane">`,
          `<h3 class="cAuthorPane_author"><a href="/profile/x">${name}</a></h3>`,
          `<ul class="cAuthorPane_info"><li>Author</li>`,
          `<li>Joined <time datetime="2009-01-01T10:00:00Z">2009</time></li></ul></aside>`,
          `<div class="ipsColumn"><div class="ipsComment_meta"><a href="/p">`,
          `<time datetime="2021-05-02T10:00:00Z">May 2</time></a></div>`,
          `<div class="cPost_contentWrap"><p>${said}</p></div></div></article>`,
        ].join(''),
    ],
  ])('from %s is kept in full, with authors and dates', (_, post) => {
    expect(clip(post)).toEqual(
      PEOPLE.flatMap((name, index) => [`${name} · 2021-05-02`, words(index)]),
    );
  });

  it('with nested replies keeps the opening post, and separates the replies', () => {
    const answer =
      '<div class="thing comment"><p><a class="author" href="/u">Olga</a></p><p>Not the one in the east, I am told.</p></div>';
    const text = clip(
      (name, said) =>
        `<div class="thing comment"><p class="tagline"><a class="author" href="/u">${name}</a> 3 points</p><div class="usertext-body"><p>${said}</p></div>${name === 'Ines' ? answer : ''}</div>`,
      '<p>Which of the harbours of this coast were sold for their stones?</p>',
    );
    expect(text.slice(0, 6)).toEqual([
      'Which of the harbours of this coast were sold for their stones?',
      'Ines',
      words(0),
      'Olga',
      'Not the one in the east, I am told.',
      'Tomas',
    ]);
  });

  it('of a question includes the question and its answers, with their authors', () => {
    const user = (name: string, at: string, said = 'answered') =>
      `<div class="user-info"><div class="user-action-time">${said} <span title="${at}" class="relativetime">then</span></div><div class="user-details"${said === 'edited' ? '' : ' itemprop="author"'}><a href="/users/${name}">${name}</a><span>3,926</span></div></div>`;
    const answer = (name: string, index: number) =>
      `<div class="answer js-answer"><div class="post-text">${words(index)}</div>${user('Eve', '2022-01-01 10:00:00Z', 'edited')}${user(name, '2021-05-03 10:00:00Z')}</div>`;
    const text = extractArticle(
      new DOMParser().parseFromString(
        `<title>Harbours</title><main><h1>Harbours</h1><div class="question"><div class="post-text"><p>Which harbours of this coast were sold, and what became of their stones after that?</p><ul><li>The old ones</li></ul></div>${user('Ines', '2021-05-02 10:00:00Z', 'asked')}</div><div id="answers"><h2>2 Answers</h2>${answer('Tomas', 0)}${answer('Anne', 1)}</div></main>`,
        'text/html',
      ),
      'https://gull.example/questions/1',
    ).text.split('\n');
    expect(text).toEqual([
      'Ines · 2021-05-02',
      'Which harbours of this coast were sold, and what became of their stones after that?',
      'The old ones',
      'Tomas · 2021-05-03',
      words(0),
      'Anne · 2021-05-03',
      words(1),
    ]);
  });

  it('is kept in full if posts quote articles or one is unsigned', () => {
    const text = clip((name, said) =>
      [
        `<div class="post"><a class="username" href="/u">${name === 'Anne' ? '' : name}</a>`,
        `<div class="content"><p>${said}</p>`,
        name === 'Tomas'
          ? '<h3><a href="https://press.example/a">Harbours sold for their stones, says the council</a></h3>'
          : '',
        '</div></div>',
      ].join(''),
    );
    expect(text).toEqual([
      'Ines',
      words(0),
      'Tomas',
      words(1),
      'Harbours sold for their stones, says the council',
      words(2),
      'Jean',
      words(3),
    ]);
  });

  it('is not found in a list of articles', () => {
    const list = () =>
      clip(
        (name, said) =>
          `<article class="post"><h2><a href="/${name}">On harbours</a></h2><p class="author">${name}</p><p>${said}</p></article>`,
      );
    expect(list().join()).not.toContain('·');
  });
});
