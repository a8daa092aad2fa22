// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readPage } from '@/lib/extraction/page/read-page';
import { readMetadata } from '@/lib/extraction/metadata/read-metadata';

function publicationOf(head: string) {
  const source = `<html><head><title>T</title>${head}</head><body><h1>T</h1><p>Text.</p></body></html>`;
  const page = readPage(new DOMParser().parseFromString(source, 'text/html'), {
    hidden: 'left out',
  });
  if (!page) throw new Error('No page');
  const [metadata] = readMetadata(page.root, 'https://a.example/x', new Date(0));
  return metadata.publication;
}

const tags = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, content]) => `<meta name="${name}" content="${content}">`)
    .join('');

test('Highwire meta tags yield an article in a journal', () => {
  expect(
    publicationOf(
      tags({
        citation_journal_title: 'Journal of Tests',
        citation_volume: '12',
        citation_issue: '3',
        citation_firstpage: '45',
        citation_lastpage: '67',
        citation_publisher: 'A Press',
        citation_issn: '1234-5678',
      }),
    ),
  ).toEqual({
    type: 'article-journal',
    container: 'Journal of Tests',
    volume: '12',
    issue: '3',
    pages: '45–67',
    publisher: 'A Press',
    issn: '1234-5678',
  });
});

test.each([
  [{ citation_conference_title: 'Conf' }, { type: 'paper-conference', container: 'Conf' }],
  [{ citation_inbook_title: 'Book' }, { type: 'chapter', container: 'Book' }],
  [
    { citation_dissertation_institution: 'A University' },
    { type: 'thesis', publisher: 'A University' },
  ],
  [
    { citation_technical_report_institution: 'An Institute' },
    { type: 'report', publisher: 'An Institute' },
  ],
  [{ citation_arxiv_id: '2101.00001' }, { type: 'article' }],
  [{ bepress_citation_journal_title: 'J' }, { type: 'article-journal', container: 'J' }],
  [
    { 'prism.publicationName': 'J', 'prism.volume': '1' },
    { type: 'article-journal', container: 'J', volume: '1' },
  ],
  [{ 'dc.publisher': 'A site' }, undefined],
  [
    { citation_journal_title: 'x'.repeat(400), citation_volume: '1' },
    { type: 'article-journal', volume: '1' },
  ],
])('meta tags %j yield the right type and fields', (values, publication) => {
  expect(publicationOf(tags(values))).toEqual(publication);
});

test('JSON-LD yields nested issue, volume and periodical, even with circular references', () => {
  const data = (isPartOf: unknown, type = 'ScholarlyArticle') =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': type, headline: 'T', pageStart: 4, pageEnd: '9', isPartOf })}</script>`;
  const periodical = { '@type': 'Periodical', name: 'J', issn: ['1234-5678'] };
  const volume = { '@type': 'PublicationVolume', volumeNumber: 12, isPartOf: periodical };
  expect(
    publicationOf(data({ '@type': 'PublicationIssue', issueNumber: '3', isPartOf: volume })),
  ).toEqual({
    type: 'article-journal',
    container: 'J',
    volume: '12',
    issue: '3',
    pages: '4–9',
    issn: '1234-5678',
  });
  expect(publicationOf(data({ '@type': 'Newspaper', name: 'N' }, 'NewsArticle'))).toMatchObject({
    type: 'article-newspaper',
  });
  expect(publicationOf(data({ '@id': '#me', isPartOf: { '@id': '#me' } }))).toBeUndefined();
  expect(publicationOf(data({ '@type': 'WebSite', name: 'S' }, 'NewsArticle'))).toBeUndefined();
});
