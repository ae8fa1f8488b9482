import type { LoadedMigration } from '../files/loaded-migration.js';
import { rewriteParents } from '../files/rewriting/rewrite-parents.js';
import { History } from '../history.js';
import { find } from '../plan-step.js';
import { findLostPlaces } from './file-order.js';
import { orderedFiles, type FolderSettings } from './place-baselines.js';
import type { FileText } from './write-files.js';

export interface PlannedFiles {
  /** Files that have to say their parents from now on, since what they followed is elsewhere or gone. */
  rewritten: readonly FileText[];
  /** The paths of files that are to be deleted. */
  doomed: readonly string[];
}

/**
 * What becomes of the other files.
 *
 * @param added the new baselines.
 * @throws ParentsNotFoundError where a file has to say its parents and nobody but its author can write them.
 */
export async function planFiles(
  { files }: History,
  added: readonly LoadedMigration[],
  settings: FolderSettings,
  prune: boolean,
): Promise<PlannedFiles> {
  const all = [...files, ...added];
  const { replaced } = new History(all, []).replacements;
  const doomed = prune ? files.filter((file) => replaced.has(file.id) && !isBaseline(file)) : [];
  const isDoomed = new Set(doomed.map(({ id }) => id));
  const staying = all.filter(({ id }) => !isDoomed.has(id));
  const lost = findLostPlaces(orderedFiles(staying, settings), replaced);
  const byId = new Map(files.map((file) => [file.id, file]));
  const rewritten: FileText[] = [];
  for (const { id, parents } of lost) {
    const file = find(byId, id);
    rewritten.push({ path: file.file, text: await rewriteParents(file, parents) });
  }
  return { rewritten, doomed: doomed.map(({ file }) => file) };
}

/** What an older baseline replaces is told by nothing but its file. */
function isBaseline({ replaces = [] }: LoadedMigration): boolean {
  return replaces.length > 0;
}
