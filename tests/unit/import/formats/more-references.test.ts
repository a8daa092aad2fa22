import { expect, test } from 'vitest';
import { file, itemsOf } from '../files';

test('PubMed nbib: continued lines, names, ids and dates are parsed', async () => {
  const text = `
PMID- 31234567
OWN - NLM
DP  - 2020 Jan 5
TI  - A title that goes
      on here.
LID - 10.1000/182 [doi]
AB  - An abstract.
FAU - Ruiz, Ana
FAU - 毛, 沢東
CN  - World Health Organization
JT  - Journal of Ice
VI  - 12
IP  - 3
PG  - 45-67
IS  - 1234-5678 (Electronic)
LA  - eng
OT  - melting
MH  - *Ice

PMID- 2
TI  - Another
`;
  const { format, items } = await itemsOf(file('x.nbib', text));
  expect(format).toBe('nbib');
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({
    url: 'https://pubmed.ncbi.nlm.nih.gov/31234567/',
    title: 'A title that goes on here.',
    authors: ['Ana Ruiz', '毛 沢東', 'World Health Organization'],
    publishedAt: '2020-01-05',
    excerpt: 'An abstract.',
    doi: '10.1000/182',
    tags: ['melting', 'Ice'],
    publication: { container: 'Journal of Ice', volume: '12', issue: '3', issn: '1234-5678' },
  });
});

test('EndNote XML: styled texts, contributors and URLs are parsed', async () => {
  const styled = (text: string) =>
    `<style face="normal" font="default" size="100%">${text}</style>`;
  const text = [
    `<?xml version="1.0" encoding="UTF-8" ?><xml><records><record>`,
    `<database name="x">x</database><ref-type name="Journal Article">17</ref-type>`,
    `<contributors><authors><author>${styled('Ruiz, Ana')}</author></authors></contributors>`,
    `<titles><title>${styled('Ice &amp; ')}${styled('snow')}</title><secondary-title>`,
    `${styled('Journal of Ice')}</secondary-title></titles><pages>${styled('1-2')}</pages>`,
    `<volume>${styled('7')}</volume><keywords><keyword>${styled('ice')}</keyword></keywords>`,
    `<dates><year>${styled('2020')}</year></dates><urls><related-urls><url>`,
    `${styled('https://a.example/1')}</url></related-urls></urls><electronic-resource-num>`,
    `${styled('https://doi.org/10.1/2')}</electronic-resource-num><notes>`,
    `${styled('mine')}</notes></record></records></xml>`,
  ].join('');
  expect(await itemsOf(file('x.xml', text))).toEqual({
    format: 'endnote-xml',
    items: [
      {
        url: 'https://a.example/1',
        title: 'Ice & snow',
        authors: ['Ana Ruiz'],
        siteName: 'Journal of Ice',
        publishedAt: '2020',
        note: 'mine',
        tags: ['ice'],
        doi: '10.1/2',
        publication: expect.objectContaining({
          type: 'article-journal',
          volume: '7',
          pages: '1-2',
        }),
      },
    ],
  });
});

test('Zotero RDF: linked journals and notes are resolved, and collections become tags', async () => {
  const text = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#">
  <bib:Article rdf:about="#item_1">
    <z:itemType>journalArticle</z:itemType>
    <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
    <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Ruiz</foaf:surname><foaf:givenName>Ana</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_2"/>
    <dc:subject>ice</dc:subject>
    <dc:subject><z:AutomaticTag><rdf:value>snow</rdf:value></z:AutomaticTag></dc:subject>
    <dc:title>One</dc:title><dc:date>2020-01-02</dc:date><bib:pages>1-2</bib:pages>
    <dcterms:dateSubmitted>2023-11-14 22:13:20</dcterms:dateSubmitted>
    <dc:identifier><dcterms:URI><rdf:value>https://a.example/1</rdf:value></dcterms:URI></dc:identifier>
    <dc:identifier>DOI 10.1/2</dc:identifier>
  </bib:Article>
  <bib:Journal rdf:about="urn:issn:1234-5678"><dc:title>Journal of Ice</dc:title><prism:volume>7</prism:volume><dc:identifier>ISSN 1234-5678</dc:identifier></bib:Journal>
  <bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;mine&lt;/p&gt;</rdf:value></bib:Memo>
  <z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
  <z:Collection rdf:about="#collection_1"><dc:title>Thesis</dc:title><dcterms:hasPart rdf:resource="#item_1"/></z:Collection>
</rdf:RDF>`;
  expect(await itemsOf(file('x.rdf', text))).toEqual({
    format: 'zotero-rdf',
    items: [
      {
        url: 'https://a.example/1',
        title: 'One',
        authors: ['Ana Ruiz'],
        siteName: 'Journal of Ice',
        publishedAt: '2020-01-02',
        savedAt: expect.any(Number),
        note: 'mine',
        tags: ['ice', 'snow', 'Thesis'],
        doi: '10.1/2',
        publication: expect.objectContaining({ volume: '7', pages: '1-2', issn: '1234-5678' }),
      },
    ],
  });
});

test('Zotero CSV: its own columns are recognised, and attachments are skipped', async () => {
  const csv = `Key,Item Type,Publication Year,Author,Title,Publication Title,ISSN,DOI,Url,Abstract Note,Date,Date Added,Pages,Issue,Volume,Manual Tags,Automatic Tags,Notes
A,journalArticle,2020,"Ruiz, Ana; Organization",One,Journal of Ice,1234-5678,10.1/2,,Short,2020-01-02,2023-11-14 22:13:20,1-2,3,7,ice; snow,auto,<p>mine</p><p>more</p>
B,attachment,,,PDF,,,,https://a.example/x.pdf,,,,,,,,,
`;
  expect(await itemsOf(file('x.csv', csv))).toEqual({
    format: 'zotero-csv',
    items: [
      {
        url: 'https://doi.org/10.1/2',
        title: 'One',
        authors: ['Ana Ruiz', 'Organization'],
        siteName: 'Journal of Ice',
        publishedAt: '2020-01-02',
        savedAt: expect.any(Number),
        excerpt: 'Short',
        note: 'mine more',
        tags: ['ice', 'snow', 'auto'],
        doi: '10.1/2',
        publication: expect.objectContaining({ volume: '7', issue: '3' }),
      },
    ],
  });
});
