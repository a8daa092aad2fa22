// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { extractArticle } from '../../../lib/extraction/extract';

/** The `math` element that a page's formula becomes in the article. */
function formula(mathml: string): Element | null {
  const sentence = 'The tide rises at the mole, and falls again, as the harbour master wrote down.';
  const { html } = extractArticle(
    new DOMParser().parseFromString(
      `<title>Tides</title><article><h1>Tides</h1><p>${sentence}</p><p>${mathml}</p><p>${sentence} Twice.</p></article>`,
      'text/html',
    ),
    'https://gull.example/tides',
  );
  return new DOMParser().parseFromString(html, 'text/html').querySelector('math');
}

const quadratic =
  '<mi>x</mi><mo>=</mo><mfrac><mrow><mo>−</mo><mi>b</mi><mo>±</mo><msqrt><msup><mi>b</mi><mn>2</mn></msup><mo>−</mo><mn>4</mn><mi>a</mi><mi>c</mi></msqrt></mrow><mrow><mn>2</mn><mi>a</mi></mrow></mfrac>';

describe('a formula without a TeX source', () => {
  it.each([
    ['fractions and roots', quadratic, '\\frac{- b \\pm \\sqrt{b^{2} - 4 a c}}{2 a}'],
    [
      'sums and limits',
      '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><munder><mi>lim</mi><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder>',
      '\\sum_{i = 1}^{n} \\lim_{x \\to 0}',
    ],
    [
      'Greek, accents and fonts',
      '<mover><mi>σ</mi><mo>˙</mo></mover><mo>≤</mo><mi>Ω</mi><mi mathvariant="double-struck">R</mi><mi>perf</mi><mover><mi>a</mi><mo>→</mo></mover><munder><mi>b</mi><mo>_</mo></munder><mi>A</mi><mo>\\</mo><mi>B</mi>',
      '\\dot{\\sigma} \\leq \\Omega \\mathbb{R} \\mathrm{perf} \\vec{a} \\underline{b} A \\backslash B',
    ],
    [
      'text and special characters of TeX',
      '<mtext>5% of tide_1</mtext><mo>{</mo><mi>x</mi><mo>}</mo>',
      '\\text{5\\% of tide\\_1} \\{ x \\}',
    ],
    [
      'aligned rows',
      '<mtable columnalign="right left"><mtr><mtd><mi>x</mi></mtd><mtd><mo>=</mo><mi>y</mi></mtd></mtr><mtr><mtd><mi>u</mi></mtd><mtd><mo>=</mo><mi>v</mi></mtd></mtr></mtable>',
      '\\begin{aligned} x & = y \\\\ u & = v \\end{aligned}',
    ],
    [
      'a matrix in brackets',
      '<mrow><mo>[</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr></mtable><mo>]</mo></mrow>',
      '\\left[ \\begin{matrix} 1 & 0 \\end{matrix} \\right]',
    ],
    [
      'primes, scripts on both sides of a row, and fences',
      '<msup><mi>f</mi><mo>′</mo></msup><msubsup><mi>r</mi><mi>i</mi><mn>2</mn></msubsup><mfenced><mi>a</mi><mi>b</mi></mfenced>',
      "f' r_{i}^{2} \\left( a , b \\right)",
    ],
  ])('is converted to TeX: %s', (_, mathml, tex) => {
    expect(formula(`<math>${mathml}</math>`)?.getAttribute('alttext')).toContain(tex);
  });

  it('is found in MathJax output, and kept as MathML', () => {
    const rendered = `<mjx-container class="MathJax" display="true"><mjx-math></mjx-math><mjx-assistive-mml display="block"><math display="block">${quadratic}</math></mjx-assistive-mml></mjx-container>`;
    const math = formula(rendered);
    expect(math?.getAttribute('display')).toBe('block');
    expect(math?.getAttribute('alttext')).toMatch(/^x = \\frac/);
    expect(math?.querySelector('msqrt')).not.toBeNull();
  });

  it('is not converted if there is a source', () => {
    const math = formula(
      '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">\\chi</annotation></semantics></math>',
    );
    expect(math?.getAttribute('alttext')).toBe('\\chi');
  });
});
