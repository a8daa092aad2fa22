// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { openMessage } from '../../../../lib/extraction/kinds/message';

const LETTER =
  '<p>After eleven years the wheel of the last tide mill of the bay has turned again, and half the town came.</p>';
const header = '<h3><span email="letter@gull.example" name="The Gull Letter">Gull</span></h3>';
const mailbox = (main: string, around = '<div role="toolbar">Archive</div>', head = '') =>
  new DOMParser().parseFromString(
    `<head><title>Inbox</title>${head}</head>${around}<div role="main"><h2>The mill</h2>${main}</div>`,
    'text/html',
  );
const url = 'https://post.example/mail/u/0/#inbox/1874';

describe('a message', () => {
  it('is the last open one in a conversation, with its subject and sender', () => {
    const older = `<div role="listitem">${header}<div>${LETTER.replace('eleven', 'ten')}</div></div>`;
    const newer = `<div role="list">${older}<div>${header}<div role="document"><table><tr><td>${LETTER}</td></tr></table></div></div></div>`;
    const article = openMessage(mailbox(newer), url);
    expect(article).toMatchObject({ title: 'The mill', authors: ['The Gull Letter'], url });
    expect(article?.text).toBe(LETTER.replaceAll(/<\/?p>/g, ''));
    expect(article?.html).not.toContain('table');
  });

  it('has its own URL, although all messages share the mailbox’s', () => {
    const one = `<div>${header}<div role="document">${LETTER}</div></div>`;
    const addresses = ['1874', '1875'].map(
      (id) => openMessage(mailbox(one), url.replace('1874', id))?.canonicalUrl,
    );
    expect(new Set(addresses).size).toBe(2);
    expect(addresses[0]).toMatch(/^https:\/\/post\.example\/mail\/u\/0\/#!inbox/);
  });

  it('does not repeat its subject, however the heading is written', () => {
    const saying = (heading: string) =>
      openMessage(
        mailbox(`<div>${header}<div role="document"><h1>${heading}</h1>${LETTER}</div></div>`),
        url,
      )?.text.split('\n')[0];
    expect(saying('The  Mill!')).toMatch(/^After eleven years/);
    expect(saying('Harbour news')).toBe('Harbour news');
  });

  it('has the date in its header if that is valid', () => {
    const sent = (stamp: string) => {
      const time = `<time datetime="${stamp}">then</time>`;
      const main = `<div>${header}${time}<div role="document">${LETTER}</div></div>`;
      return openMessage(mailbox(main), url)?.publishedAt;
    };
    expect(sent('2024-05-31T07:00:00Z')).toMatch(/^2024-05-31/);
    expect(sent('9e15')).toBeNull();
  });

  it('is not found on a public page, outside a mailbox or without a sender', () => {
    const one = `<div>${header}<div role="document">${LETTER}</div></div>`;
    const canonical = '<link rel="canonical" href="https://post.example/">';
    expect(openMessage(mailbox(one, undefined, canonical), url)).toBeNull();
    expect(openMessage(mailbox(one, ''), url)).toBeNull();
    expect(openMessage(mailbox(`<div role="document">${LETTER}</div>`), url)).toBeNull();
  });
});
