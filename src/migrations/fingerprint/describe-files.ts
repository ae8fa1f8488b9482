import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';

import { findFiles } from '../files/find-files.js';
import { isSelfContained } from './self-contained.js';

/** The files of the migrations, in load order. */
export interface FilesDescription {
  /** Whether nothing but their text decides on what they do. */
  selfContained: boolean;
  /** By their path from the folder that they were found in. */
  texts: [path: string, text: string][];
}

/** @throws MigrationFolderError where a folder is missing. */
export async function describeFiles(
  folders: readonly string[],
  recursive: boolean,
): Promise<FilesDescription> {
  const found = await findFiles(folders, recursive);
  const texts = found.flatMap((files, i) =>
    files.map(async ({ path }): Promise<[string, string]> => {
      const place = `${i}/${relative(folders[i] ?? '', path)}`;
      return [place, (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')];
    }),
  );
  const read = await Promise.all(texts);
  return { selfContained: read.every(([, text]) => isSelfContained(text)), texts: read };
}
