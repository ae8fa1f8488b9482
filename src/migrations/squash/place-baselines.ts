import { dirname, join, parse, relative, sep } from 'node:path';

import { sortKey } from '../files/find-files.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import { toSlug } from '../files/writing/file-name.js';
import type { History } from '../history.js';
import { find } from '../plan-step.js';
import { loadBaseline, textOf } from './baseline-migration.js';
import type { OrderedFile } from './file-order.js';
import type { Baseline } from './fold-runs.js';
import { placeFile } from './place-file.js';

/** The folders that migrations are read from. */
export interface FolderSettings {
  /** Absolute paths. */
  folders: readonly string[];
  recursive: boolean;
}

/** A baseline with the text of its file. */
export interface PlacedBaseline {
  /** As it will be loaded. */
  migration: LoadedMigration;
  text: string;
}

/** The baselines as their files will be loaded: each right after the last revision that it stands for. */
export function placeBaselines(
  { files, repeatables }: History,
  settings: FolderSettings,
  baselines: readonly Baseline[],
  words: readonly string[],
): PlacedBaseline[] {
  const taken = [...files, ...repeatables].map(({ file }) => file);
  const byId = new Map(files.map((migration) => [migration.id, migration]));
  return baselines.map((baseline) => {
    const { file: last } = find(byId, baseline.replaces.at(-1) ?? '');
    const folder = folderOf(settings, last);
    const others = taken
      .filter((file) => folderOf(settings, file) === folder)
      .map((file) => fromFolder(folder, file));
    const path = join(folder, placeFile(fromFolder(folder, last), others, toSlug(words)));
    taken.push(path);
    return { migration: loadBaseline(baseline, path, parse(path).name), text: textOf(baseline) };
  });
}

/** The files with what their order depends on. */
export function orderedFiles(files: readonly LoadedMigration[], settings: FolderSettings): OrderedFile[] {
  return files.map(({ id, file, parents, followsFile = false }) => {
    const folder = folderOf(settings, file);
    return { id, folder, key: sortKey(fromFolder(folder, file)), followsFile, parents };
  });
}

function folderOf({ folders, recursive }: FolderSettings, file: string): string {
  const found = folders.find((folder) =>
    recursive ? file.startsWith(`${folder}${sep}`) : dirname(file) === folder,
  );
  return found ?? dirname(file);
}

function fromFolder(folder: string, file: string): string {
  return relative(folder, file).replaceAll(sep, '/');
}
