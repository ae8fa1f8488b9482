/** A migration's file as far as its place decides what it follows. */
export interface OrderedFile {
  id: string;
  /** The folder of the options that it was found in. */
  folder: string;
  /** What it is sorted by there. */
  key: string;
  /** Whether it has no `parents` of its own. */
  followsFile: boolean;
  /** What it was loaded with, or says. */
  parents: readonly string[];
}

/** A file that would follow another revision than before, and what it has to say not to. */
export interface LostPlace {
  id: string;
  parents: readonly string[];
}

/**
 * The files without parents of their own that would mean another history once the files are these.
 *
 * @param replaced by each replaced revision its baseline, which counts as the same.
 */
export function findLostPlaces(
  files: readonly OrderedFile[],
  replaced: ReadonlyMap<string, string>,
): LostPlace[] {
  const standIn = (id: string) => replaced.get(id) ?? id;
  const previous = new Map<string, string>();
  return files.toSorted(byPlace).flatMap(({ id, folder, followsFile, parents }) => {
    const before = previous.get(folder);
    previous.set(folder, id);
    const expected = [...new Set(parents.map(standIn))];
    const found = before === undefined ? [] : [standIn(before)];
    return followsFile && expected.join() !== found.join() ? [{ id, parents: expected }] : [];
  });
}

function byPlace(a: OrderedFile, b: OrderedFile): number {
  return a.folder === b.folder ? (a.key < b.key ? -1 : 1) : a.folder < b.folder ? -1 : 1;
}
