import type { PageElement } from '../page/element';
import { element } from '../page/tree';
import { texOfMathml } from './tex';

/** Rendered formulas, in the markup of the common renderers. */
const RENDERED =
  '.katex-display, .katex, mjx-container, .MathJax_Display, .MathJax, .MathJax_SVG, .mwe-math-element, [data-math], :is(.math, .arithmatex):not(:has(*)), img:is(.tex, [class*=latex i], [class*=mathtex i], [src*=latex i])[alt], img:is([src*="%5C" i], [src*="\\\\"]):not([alt])';
/** No renderer puts these into a formula; what contains them is a part of the page. */
const NO_FORMULA = 'p, h1, h2, h3, h4, h5, h6, li, article, section, blockquote';
const DISPLAY = /display|block/i;
/** TeX in delimiters, for a script to typeset. */
const SOURCE = /^\s*\\[[(](.+)\\[\])]\s*$/s;

/**
 * Turns every formula into a `math` element with its TeX as `alttext`, and as an annotation if it
 * is the source of the MathML next to it.
 */
export function keepMath(root: PageElement): void {
  for (const script of root.querySelectorAll('script[type^="math/tex" i]')) {
    const display = /mode=display/.test(script.getAttribute('type') ?? '');
    const beside = script.previousElementSibling;
    if (beside && /MathJax|mjx/i.test(`${beside.className} ${beside.localName}`)) beside.remove();
    const preview = script.previousElementSibling;
    if (preview && /MathJax_Preview/.test(preview.className)) preview.remove();
    script.replaceWith(formula(script.textContent.trim(), null, display));
  }
  for (const shown of root.querySelectorAll(RENDERED)) {
    if (!root.contains(shown) || shown.closest('math, pre, code')) continue;
    if (shown.querySelector(NO_FORMULA)) continue;
    const inner = shown.querySelector('math');
    const tex = texOf(shown);
    const display =
      DISPLAY.test(`${shown.getAttribute('class')} ${shown.getAttribute('display')}`) ||
      shown.textContent.trim().startsWith('\\[') ||
      inner?.getAttribute('display') === 'block';
    if (tex !== null) shown.replaceWith(formula(tex, inner, display));
    else if (inner) shown.replaceWith(inner);
  }
  for (const math of root.querySelectorAll('math:not([alttext])')) {
    math.setAttribute('alttext', texOf(math) ?? texOfMathml(math));
  }
}

function texOf(shown: PageElement): string | null {
  const source =
    shown.querySelector('annotation[encoding*="tex" i]')?.textContent ??
    shown.getAttribute('data-math') ??
    shown.getAttribute('data-tex') ??
    shown.querySelector('math[alttext]')?.getAttribute('alttext') ??
    (shown.localName === 'img' ? (shown.getAttribute('alt') ?? texIn(shown)) : null) ??
    SOURCE.exec(shown.textContent)?.[1] ??
    (shown.matches('.math:is(.inline, .display):not(:has(*))') ? shown.textContent : null);
  return source?.trim() ? source.trim() : null;
}

/** Extracts the TeX from the URL of a picture rendered by a service. */
function texIn(image: PageElement): string | null {
  const src = image.getAttribute('src') ?? '';
  const [, tex] = /[?&=/]([^?&=/]*(?:%5c|\\)[a-z][^&]*)$/i.exec(src) ?? [];
  try {
    return tex === undefined || /\.\w{3,4}$/.test(tex) ? null : decodeURIComponent(tex);
  } catch {
    return null;
  }
}

function formula(tex: string, mathml: PageElement | null, display: boolean): PageElement {
  const math = element('math');
  if (display) math.setAttribute('display', 'block');
  math.setAttribute('alttext', tex);
  if (!mathml) {
    const text = element('mtext');
    text.textContent = tex;
    math.append(text);
    return math;
  }
  const semantics = element('semantics');
  const shown =
    mathml.querySelector('semantics > :first-child') ?? wrapped(element('mrow'), mathml);
  const annotation = element('annotation');
  annotation.setAttribute('encoding', 'application/x-tex');
  annotation.textContent = tex;
  semantics.append(shown, annotation);
  math.append(semantics);
  return math;
}

function wrapped(row: PageElement, mathml: PageElement): PageElement {
  row.append(...Array.from(mathml.childNodes));
  return row;
}
