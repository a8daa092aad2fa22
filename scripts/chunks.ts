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
  library: /\/entrypoints\/library\/(?:index\.html|main\.tsx)$/,
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
  const seen = new Set([id]);
  // A set also yields what is added to it meanwhile.
  for (const each of seen) {
    for (const importer of graph.getModuleInfo(each)?.importers ?? []) seen.add(importer);
  }
  return [...seen].filter((each) => {
    const info = graph.getModuleInfo(each);
    return info !== null && (info.isEntry || info.dynamicImporters.length > 0);
  });
}
