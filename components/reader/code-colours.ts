import bash from 'highlight.js/lib/languages/bash';
import c from 'highlight.js/lib/languages/c';
import cpp from 'highlight.js/lib/languages/cpp';
import csharp from 'highlight.js/lib/languages/csharp';
import css from 'highlight.js/lib/languages/css';
import diff from 'highlight.js/lib/languages/diff';
import go from 'highlight.js/lib/languages/go';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import kotlin from 'highlight.js/lib/languages/kotlin';
import markdown from 'highlight.js/lib/languages/markdown';
import php from 'highlight.js/lib/languages/php';
import python from 'highlight.js/lib/languages/python';
import ruby from 'highlight.js/lib/languages/ruby';
import rust from 'highlight.js/lib/languages/rust';
import sql from 'highlight.js/lib/languages/sql';
import swift from 'highlight.js/lib/languages/swift';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { createLowlight } from 'lowlight';

type Tree = ReturnType<ReturnType<typeof createLowlight>['highlight']>;
type Child = Tree['children'][number];

/** Languages common in articles, out of some two hundred: each one adds to the bundle. */
const lowlight = createLowlight({
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  go,
  java,
  javascript,
  json,
  kotlin,
  markdown,
  php,
  python,
  ruby,
  rust,
  sql,
  swift,
  typescript,
  xml,
  yaml,
});
/** Longer blocks are usually data rather than code, and take too long. */
const LONGEST = 50_000;

/** Highlights the syntax of code blocks that name their language; the text stays the same. */
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
