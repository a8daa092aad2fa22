import type { Rolldown } from 'vite';

/** What is asked of the bundler about a module. */
interface Graph {
  getModuleInfo(id: string): {
    readonly importers: readonly string[];
    readonly dynamicImporters: readonly string[];
    readonly isEntry: boolean;
  } | null;
}

/** The scripts that people wait for, by the path of the module that begins them. */
const SCRIPTS = {
  popup: /\/entrypoints\/(?:popup|sidepanel)\//,
  newest: /\/entrypoints\/library\/(?:index\.html|main\.tsx)$/,
  library: /\/entrypoints\/library\/start\.tsx$/,
  background: /\/entrypoints\/background\.ts$/,
};

/**
 * The bundler's groups of modules, each of which becomes a chunk: all modules that the same scripts
 * need at their start. So each script loads a few files instead of dozens, and nothing that only
 * others need. Every file costs a request to the browser's main process. Chunks cannot import each
 * other in circles, since whatever needs a module also needs what that imports.
 */
export const CHUNK_GROUPS = Object.keys(SCRIPTS).map((_, at) => ({
  name: (id: string, graph: Graph): string | null => {
    const begins = beginningsOf(id, graph);
    const needing = Object.entries(SCRIPTS)
      .filter(([, path]) => begins.some((each) => path.test(each)))
      .map(([name]) => name);
    return needing.length === at + 1 && begins.length > 1 ? `for-${needing.join('-')}` : null;
  },
  // A group takes what its modules import along, so what most scripts need comes first.
  priority: at + 1,
}));

/** The modules with which the scripts begin that import a module statically. */
function beginningsOf(id: string, graph: Graph): readonly string[] {
  const above = reached([id], (each) => graph.getModuleInfo(each)?.importers ?? []);
  return above.filter((each) => {
    const info = graph.getModuleInfo(each);
    return info !== null && (info.isEntry || info.dynamicImporters.length > 0);
  });
}

/** Some names and all that are reached from them, each once. */
function reached(
  from: readonly string[],
  next: (name: string) => readonly string[],
): readonly string[] {
  const seen = new Set(from);
  // A set also yields what is added to it meanwhile.
  for (const each of seen) for (const name of next(each)) seen.add(name);
  return [...seen];
}

/**
 * The links that load chunks, and all that they import, before a script asks for them.
 * @param html the page, which may have such links already
 */
export function preloadsOf(chunks: readonly string[], bundle: Rolldown.OutputBundle, html: string) {
  const importsOf = (file: string) => {
    const chunk = bundle[file];
    return chunk?.type === 'chunk' ? chunk.imports : [];
  };
  return reached(chunks, importsOf)
    .filter((file) => !html.includes(`/${file}"`))
    .map((file) => ({
      tag: 'link',
      attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
      injectTo: 'head' as const,
    }));
}
