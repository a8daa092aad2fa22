import type { PageElement } from '../page/element';
/** Lower-case Greek from U+03B1 on, by TeX name. */
const GREEK =
  'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon varphi chi psi omega'.split(
    ' ',
  );
const SYMBOLS: ReadonlyMap<string, string> = new Map(
  Array.from(
    (
      'ϵ epsilon ϕ phi ϑ vartheta ≠ neq ≤ leq ≥ geq ± pm ∓ mp × times ÷ div ⋅ cdot · cdot ∗ ' +
      'ast ∘ circ → to ← gets ⇒ Rightarrow ⇔ Leftrightarrow ⟹ implies ⟺ iff ↦ mapsto ∞ infty ∂ ' +
      'partial ∇ nabla ∑ sum ∏ prod ∫ int ∮ oint ∈ in ∉ notin ⊂ subset ⊆ subseteq ∪ cup ∩ cap ' +
      '∅ emptyset ∀ forall ∃ exists ¬ neg ∧ wedge ∨ vee ≈ approx ∼ sim ≃ simeq ≅ cong ≡ equiv ' +
      '∝ propto … ldots ⋯ cdots ⟨ langle ⟩ rangle ∥ parallel ⋆ star ℓ ell ℏ hbar † dagger { { ' +
      '} } % % & & # # $ $ _ _ \\ backslash'
    ).matchAll(/(?<!\S)(\S+) (\S+)/g),
    ([, mark = '', name = '']) => [mark, `\\${name}`],
  ),
);
const FUNCTION =
  /^(?:sin|cos|tan|cot|sec|csc|arcsin|arccos|arctan|sinh|cosh|tanh|log|ln|lg|exp|lim|limsup|liminf|max|min|sup|inf|det|dim|gcd|ker|deg|arg|Pr|hom)$/;
/** Operators with their limits above and below. */
const TAKES_LIMITS =
  /^\\(?:sum|prod|int|oint|cap|cup|lim|limsup|liminf|max|min|sup|inf|det|gcd|Pr)$/;
const FONTS: Readonly<Record<string, string>> = {
  bold: 'mathbf',
  'double-struck': 'mathbb',
  script: 'mathcal',
  fraktur: 'mathfrak',
  normal: 'mathrm',
};
/** TeX commands for placing something above or below a base. */
interface Side {
  readonly accents: Readonly<Record<string, string>>;
  readonly limit: string;
  readonly set: string;
}
const ABOVE: Side = {
  accents: {
    '^': 'hat',
    ˆ: 'hat',
    '~': 'tilde',
    '˜': 'tilde',
    '¯': 'bar',
    '‾': 'overline',
    '―': 'overline',
    '\\to': 'vec',
    '˙': 'dot',
    '¨': 'ddot',
    '⏞': 'overbrace',
  },
  limit: '^',
  set: 'overset',
};
const BELOW: Side = {
  accents: { '\\_': 'underline', '⏟': 'underbrace' },
  limit: '_',
  set: 'underset',
};

/**
 * Converts Presentation MathML (https://www.w3.org/TR/mathml-core/) to TeX: an equivalent formula,
 * not the source it may have been generated from. Unknown symbols stay as they are.
 */
export function texOfMathml(element: PageElement): string {
  const [first, second, third] = element.children;
  const part = (child: PageElement | undefined): string => (child ? texOfMathml(child) : '');
  switch (element.localName) {
    case 'mi':
    case 'mn':
    case 'mo':
      return symbol(element);
    case 'mtext':
    case 'ms':
      return element.textContent.trim() ? `\\text{${escaped(element.textContent)}}` : '\\ ';
    case 'mspace':
    case 'mphantom':
    case 'annotation':
    case 'annotation-xml':
    case 'none':
      return '';
    case 'semantics':
    case 'maction':
      return part(first);
    case 'mfrac':
      return `\\frac{${part(first)}}{${part(second)}}`;
    case 'msqrt':
      return `\\sqrt{${row(element)}}`;
    case 'mroot':
      return `\\sqrt[${part(second)}]{${part(first)}}`;
    case 'msub':
      return `${base(first)}_{${part(second)}}`;
    case 'msup':
      return /^[′']+$/.test(second?.textContent ?? '')
        ? `${base(first)}${"'".repeat(second?.textContent.length ?? 1)}`
        : `${base(first)}^{${part(second)}}`;
    case 'msubsup':
      return `${base(first)}_{${part(second)}}^{${part(third)}}`;
    case 'munder':
      return withMark(part(first), part(second), BELOW);
    case 'mover':
      return withMark(part(first), part(second), ABOVE);
    case 'munderover':
      return withMark(withMark(part(first), part(second), BELOW), part(third), ABOVE);
    case 'mfenced':
      return `${bracket('left', element.getAttribute('open') ?? '(')} ${Array.from(element.children, part).join(' , ')} ${bracket('right', element.getAttribute('close') ?? ')')}`;
    case 'mtable':
      return table(element);
    default:
      return row(element);
  }
}

/** Converts a row; enclosing brackets are made to stretch. */
function row(element: PageElement): string {
  const children = Array.from(element.children);
  const parts = children.map(texOfMathml);
  const [open, close] = [children[0], children.at(-1)].map((child) =>
    child?.localName === 'mo' ? child.textContent.trim() : '',
  );
  if (parts.length > 2 && /^[([{⟨]$/.test(open ?? '') && /^[)\]}⟩]$/.test(close ?? '')) {
    parts[0] = bracket('left', open ?? '');
    parts[parts.length - 1] = bracket('right', close ?? '');
  }
  return parts.filter((each) => each !== '').join(' ');
}

function bracket(side: 'left' | 'right', mark: string): string {
  return `\\${side}${SYMBOLS.get(mark) ?? (mark || '.')}`;
}

function base(element: PageElement | undefined): string {
  const tex = element ? texOfMathml(element) : '';
  return tex.includes(' ') ? `{${tex}}` : tex;
}

function withMark(inner: string, mark: string, { accents, limit, set }: Side): string {
  const accent = accents[mark];
  if (accent) return `\\${accent}{${inner}}`;
  return TAKES_LIMITS.test(inner.replace(/_\{.*$/s, ''))
    ? `${inner}${limit}{${mark}}`
    : `\\${set}{${mark}}{${inner}}`;
}

function table(element: PageElement): string {
  const rows = Array.from(element.children, (each) => {
    const cells = Array.from(each.children, row);
    // The equation number comes first.
    const label = each.localName === 'mlabeledtr' ? cells.shift() : undefined;
    return cells.join(' & ') + (label ? ` \\qquad ${label}` : '');
  });
  if (rows.length === 1 && !rows[0]?.includes('&')) return rows[0] ?? '';
  const aligned = /right|left/.test(element.getAttribute('columnalign') ?? '');
  const environment = aligned ? 'aligned' : 'matrix';
  return `\\begin{${environment}} ${rows.join(' \\\\ ')} \\end{${environment}}`;
}

function symbol(element: PageElement): string {
  // Invisible operators: application, times, separator, plus.
  const text = element.textContent.replace(/[\s\u2061-\u2064]/g, '').replaceAll('−', '-');
  if (text === '') return '';
  if (FUNCTION.test(text)) return `\\${text}`;
  const font = FONTS[element.getAttribute('mathvariant') ?? ''];
  if (/^[a-z]+$/i.test(text) && element.localName !== 'mn') {
    if (font) return `\\${font}{${text}}`;
    return text.length > 1 ? `\\mathrm{${text}}` : text;
  }
  return Array.from(text, (each) => {
    const greek = GREEK[(each.codePointAt(0) ?? 0) - 0x3b1];
    const capital = GREEK[(each.codePointAt(0) ?? 0) - 0x391];
    if (greek) return `\\${greek}`;
    if (capital && /[ΓΔΘΛΞΠΣΦΨΩ]/.test(each))
      return `\\${capital.replace('var', '').replace(/^./, (letter) => letter.toUpperCase())}`;
    return SYMBOLS.get(each) ?? each;
  }).join(' ');
}

function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[{}%&#$_]/g, '\\$&');
}
