/** A folder in an export: with an id, and its parent's. */
export interface NamedFolder<Id> {
  readonly id: Id;
  readonly name: string;
  readonly parentId: Id | null;
}

/**
 * Maps folder ids to nested tags, in whatever order a file lists them. A folder without a name adds
 * no level, nor does a slash in a name; cycles of parents are cut.
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
