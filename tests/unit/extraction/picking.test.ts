// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { extractElement } from '../../../lib/extraction/extract-element';
import { extractPart } from '../../../lib/extraction/picking/extract-part';
import { forgetPickedElement, setPickedElement } from '../../../lib/extraction/picking/picked';
import { elementBySelector, selectorOf } from '../../../lib/extraction/picking/selector';

const ADDRESS = 'https://gull.example/harbour';

beforeEach(() => {
  document.head.innerHTML = '<title>The harbour</title>';
  document.body.innerHTML = `<nav><a href="/">Home</a></nav><main><div class="story css-1x2y3z">
    <p>It opened in 1874.</p><p>Boats moved out.</p><div class="share-bar"><button>Share</button></div></div>
    <div class="story"><div><p>Another one.</p></div></div></main><section id="letters"><p>A letter.</p></section>`;
});

afterEach(() => {
  forgetPickedElement();
});

const element = (selector: string): Element => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`No ${selector}`);
  return found;
};

describe('a picked element', () => {
  it('is extracted and cleaned however short it is, with the page’s metadata', () => {
    const before = document.documentElement.outerHTML;
    const article = extractElement(document, ADDRESS, element('.story'));
    expect(article?.title).toBe('The harbour');
    expect(article?.text).toBe('It opened in 1874.\nBoats moved out.');
    expect(document.documentElement.outerHTML).toBe(before);
  });

  it('keeps every sentence', () => {
    document.body.innerHTML = `<article><h1>The harbour</h1>${'<p>The mole was built in 1874, when the railway came down from the hills.</p>'.repeat(3)}</article>
      <section class="notes"><p>Tides are low in May.</p><p>Mind the ropes.</p></section>`;
    const article = extractElement(document, ADDRESS, element('.notes'));
    expect(article?.text).toBe('Tides are low in May.\nMind the ropes.');
  });

  it('is not an article if it shows no text', () => {
    document.body.innerHTML +=
      '<div id="hollow" style="display: none"><p>Nothing to see.</p></div>';
    expect(extractElement(document, ADDRESS, element('#hollow'))).toBeNull();
  });

  it('stays picked until it is forgotten or removed', () => {
    expect(extractPart(document, ADDRESS, null)).toEqual({ article: null, choice: null });
    setPickedElement(element('#letters'));
    expect(extractPart(document, ADDRESS, null)).toMatchObject({
      article: { text: 'A letter.' },
      choice: { how: 'picked', selector: '#letters' },
    });
    element('#letters').remove();
    expect(extractPart(document, ADDRESS, null).article).toBeNull();
  });
});

describe('a remembered element', () => {
  it('is found by its selector, or reported as missing', () => {
    expect(extractPart(document, ADDRESS, '#letters')).toMatchObject({
      article: { text: 'A letter.' },
      choice: { how: 'remembered' },
    });
    for (const selector of ['#gone', ':::']) {
      expect(extractPart(document, ADDRESS, selector)).toEqual({
        article: null,
        choice: { how: 'missing', selector },
      });
    }
  });
});

describe('a selector', () => {
  it.each(['#letters', 'main', '.story:last-child', '.story:last-child p', 'nav a'])(
    'leads back to %s',
    (which) => {
      const selector = selectorOf(element(which));
      expect(elementBySelector(document, selector ?? '')).toBe(element(which));
    },
  );

  it('does not use generated class names', () => {
    expect(selectorOf(element('.css-1x2y3z'))).not.toContain('css-');
  });

  it('does not exist for an element in a shadow tree', () => {
    const root = element('#letters').attachShadow({ mode: 'open' });
    root.innerHTML = '<p>Inside</p>';
    const [inside] = root.children;
    expect(inside && selectorOf(inside)).toBeNull();
  });
});
