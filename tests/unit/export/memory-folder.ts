const notFound = () => new DOMException('not there', 'NotFoundError');

/** An in-memory folder with the File System Access API, and the contents of its files by path. */
export function memoryFolder() {
  const files = new Map<string, string>();
  const fileHandle = (path: string) => ({
    getFile: async () => ({
      text: async () => files.get(path) ?? '',
      arrayBuffer: async () => new TextEncoder().encode(files.get(path)).buffer,
    }),
    createWritable: async () => {
      let written = '';
      return {
        write: async (data: string) => void (written += data),
        close: async () => void files.set(path, written),
      };
    },
  });
  const folder = (prefix: string): object => ({
    getDirectoryHandle: async (name: string, { create = false } = {}) => {
      const inside = `${prefix}${name}/`;
      if (!create && ![...files.keys()].some((path) => path.startsWith(inside))) throw notFound();
      return folder(inside);
    },
    getFileHandle: async (name: string, { create = false } = {}) => {
      if (!create && !files.has(prefix + name)) throw notFound();
      return fileHandle(prefix + name);
    },
    removeEntry: async (name: string) => {
      if (!files.delete(prefix + name)) throw notFound();
    },
  });
  return {
    handle: folder('') as FileSystemDirectoryHandle,
    paths: () => [...files.keys()].toSorted(),
  };
}
