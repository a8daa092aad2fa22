/** A folder as exports name it: by its id, in another. */
export interface NamedFolder<Id> {
  readonly id: Id;
  readonly name: string;
  readonly parentId: Id | null;
}

/**
 * Folders by their ids as nested tags, in whatever order a file lists them. One without a name adds
 * no level; a slash in a name is none; parents that go round in a circle end there.
 */
export function folderPaths<Id>(folders: readonly NamedFolder<Id>[]): ReadonlyMap<Id, string> {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const pathOf = (id: Id): string => {
    const names: string[] = [];
    const seen = new Set<Id>();
    for (let at = byId.get(id); at && !seen.has(at.id);) {
      seen.add(at.id);
      const name = at.name.replaceAll('/', ' ').trim();
      if (name !== '') names.unshift(name);
      at = at.parentId === null ? undefined : byId.get(at.parentId);
    }
    return names.join('/');
  };
  return new Map(folders.map(({ id }) => [id, pathOf(id)]));
}
