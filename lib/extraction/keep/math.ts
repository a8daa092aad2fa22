import { texOfMathml } from './tex';

/** Rendered formulas, and where each keeps its source. */
const RENDERED =
  '.katex-display, .katex, mjx-container, .MathJax_Display, .MathJax, .MathJax_SVG, .mwe-math-element, [data-math], :is(.math, .arithmatex):not(:has(*)), img:is([class*=tex i], [src*=latex i])[alt], img:is([src*="%5C" i], [src*="\\\\"]):not([alt])';
const DISPLAY = /display|block/i;
/** What a script would set. */
const SOURCE = /^\s*\\[[(](.+)\\[\])]\s*$/s;

/**
 * Makes every formula a `math` element that carries its TeX as `alttext`, and as an annotation
 * where it is the source of the MathML beside it.
 */
export function keepMath(root: Element): void {
  for (const script of root.querySelectorAll('script[type^="math/tex" i]')) {
    const display = /mode=display/.test(script.getAttribute('type') ?? '');
    const beside = script.previousElementSibling;
    if (beside && /MathJax|mjx/i.test(`${beside.className} ${beside.localName}`)) beside.remove();
    const preview = script.previousElementSibling;
    if (preview && /MathJax_Preview/.test(preview.className)) preview.remove();
    script.replaceWith(formula(root.ownerDocument, script.textContent.trim(), null, display));
  }
  for (const element of root.querySelectorAll(RENDERED)) {
    if (!root.contains(element) || element.closest('math, pre, code')) continue;
    const inner = element.querySelector('math');
    const tex = texOf(element);
    const display =
      DISPLAY.test(`${element.getAttribute('class')} ${element.getAttribute('display')}`) ||
      element.textContent.trim().startsWith('\\[') ||
      inner?.getAttribute('display') === 'block';
    if (tex !== null) element.replaceWith(formula(root.ownerDocument, tex, inner, display));
    else if (inner) element.replaceWith(inner);
  }
  for (const math of root.querySelectorAll('math:not([alttext])')) {
    math.setAttribute('alttext', texOf(math) ?? texOfMathml(math));
  }
}

function texOf(element: Element): string | null {
  const source =
    element.querySelector('annotation[encoding*="tex" i]')?.textContent ??
    element.getAttribute('data-math') ??
    element.getAttribute('data-tex') ??
    element.querySelector('math[alttext]')?.getAttribute('alttext') ??
    (element.localName === 'img' ? (element.getAttribute('alt') ?? texIn(element)) : null) ??
    SOURCE.exec(element.textContent)?.[1] ??
    (element.matches('.math:is(.inline, .display):not(:has(*))') ? element.textContent : null);
  return source?.trim() ? source.trim() : null;
}

/** The TeX in the address of a picture that a service draws of it. */
function texIn(image: Element): string | null {
  const src = image.getAttribute('src') ?? '';
  const [, tex] = /[?&=/]([^?&=/]*(?:%5c|\\)[a-z][^&]*)$/i.exec(src) ?? [];
  try {
    return tex === undefined || /\.\w{3,4}$/.test(tex) ? null : decodeURIComponent(tex);
  } catch {
    return null;
  }
}

function formula(
  document: Document,
  tex: string,
  mathml: Element | null,
  display: boolean,
): Element {
  const math = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'math');
  if (display) math.setAttribute('display', 'block');
  math.setAttribute('alttext', tex);
  const make = (name: string): Element =>
    document.createElementNS('http://www.w3.org/1998/Math/MathML', name);
  if (!mathml) {
    const text = make('mtext');
    text.textContent = tex;
    math.append(text);
    return math;
  }
  const semantics = make('semantics');
  const shown = mathml.querySelector('semantics > :first-child') ?? wrapped(make('mrow'), mathml);
  const annotation = make('annotation');
  annotation.setAttribute('encoding', 'application/x-tex');
  annotation.textContent = tex;
  semantics.append(shown, annotation);
  math.append(semantics);
  return math;
}

function wrapped(row: Element, mathml: Element): Element {
  row.append(...Array.from(mathml.childNodes));
  return row;
}
