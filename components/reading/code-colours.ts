import { common, createLowlight } from 'lowlight';

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type Child = Tree['children'][number];

const lowlight = createLowlight(common);
/** Longer blocks are data more often than code, and take too long. */
const LONGEST = 50_000;

/** Colours the code of an article by its language, where it names one; the text stays the same. */
export function colourCode(root: ParentNode): void {
  for (const code of root.querySelectorAll('pre code[class^=language-]')) {
    const language = code.className.slice('language-'.length);
    const source = code.textContent;
    if (code.childElementCount > 0 || source.length > LONGEST || !lowlight.registered(language)) {
      continue;
    }
    code.replaceChildren(...nodesOf(lowlight.highlight(language, source).children, code));
  }
}

function nodesOf(children: readonly Child[], within: Element): Node[] {
  return children.flatMap((child): Node[] => {
    if (child.type === 'text') return [within.ownerDocument.createTextNode(child.value)];
    if (child.type !== 'element') return [];
    const span = within.ownerDocument.createElement('span');
    span.className = [child.properties['className']].flat().join(' ');
    span.append(...nodesOf(child.children, within));
    return [span];
  });
}
