import type { ContextDefinition, ExpandedTermDefinition } from 'jsonld';

const id = (name: string): ExpandedTermDefinition => ({ '@type': '@id', '@id': name });
const vocab = (name: string): ExpandedTermDefinition => ({ '@type': '@vocab', '@id': name });

/**
 * The terms of the Web Annotation Vocabulary that our export uses, as defined by the Recommendation
 * (https://www.w3.org/TR/annotation-vocab/), for a processor that must not fetch anything.
 */
export const ANNOTATION_TERMS: ContextDefinition = {
  oa: 'http://www.w3.org/ns/oa#',
  as: 'http://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  dctypes: 'http://purl.org/dc/dcmitype/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: { '@id': '@id', '@type': '@id' },
  type: { '@id': '@type', '@type': '@id' },
  Annotation: 'oa:Annotation',
  AnnotationPage: 'as:OrderedCollectionPage',
  TextualBody: 'oa:TextualBody',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  CssStylesheet: 'oa:CssStyle',
  Text: 'dctypes:Text',
  highlighting: 'oa:highlighting',
  commenting: 'oa:commenting',
  tagging: 'oa:tagging',
  body: id('oa:hasBody'),
  target: id('oa:hasTarget'),
  source: id('oa:hasSource'),
  selector: id('oa:hasSelector'),
  stylesheet: id('oa:styledBy'),
  items: { '@type': '@id', '@id': 'as:items', '@container': '@list' },
  motivation: vocab('oa:motivatedBy'),
  purpose: vocab('oa:hasPurpose'),
  created: { '@id': 'dcterms:created', '@type': 'xsd:dateTime' },
  format: 'dc:format',
  value: 'rdf:value',
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',

  styleClass: 'oa:styleClass',
  start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
  end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
};
