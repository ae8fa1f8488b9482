import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import type { Type } from '@nestjs/common';

import { SeederFileError } from '../../errors/seeder-file.error.js';
import { failureLine, textOf } from '../../migrations/files/source-line.js';
import type { SeederRunner } from '../seeder-runner.js';
import { SEEDER_METADATA } from '../seeder.decorator.js';
import { findSeederFiles, type SeederFile } from './find-seeder-files.js';

/** A seeder class that a file exports. */
export interface SeederOfFile {
  readonly type: Type<SeederRunner>;
  /** The absolute path. */
  readonly file: string;
}

/**
 * The classes with `@Seeder()` that the seeder files of these folders export, each once and in the order of the files.
 *
 * @throws SeederFolderError, SeederFileError
 */
export async function loadSeederClasses(folders: readonly string[]): Promise<SeederOfFile[]> {
  const found = new Map<Type<SeederRunner>, SeederOfFile>();
  for (const candidates of await findSeederFiles(folders)) {
    const { exported, file } = await importFirst(candidates);
    for (const type of exported.filter(isSeeder).filter((type) => !found.has(type))) {
      found.set(type, { type, file });
    }
  }
  return [...found.values()];
}

/** The source, or what it was compiled to where this process can't read it: Node.js knows no decorators by itself. */
async function importFirst([file, compiled, ...others]: SeederFile): Promise<Exports> {
  try {
    const module = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
    return { file, exported: Object.values(module) };
  } catch (error) {
    if (compiled !== undefined && isOfSyntax(error)) {
      return importFirst([compiled, ...others]);
    }
    throw new SeederFileError(file, error, await lineOf(error, file));
  }
}

interface Exports {
  readonly file: string;
  readonly exported: readonly unknown[];
}

function isSeeder(value: unknown): value is Type<SeederRunner> {
  return typeof value === 'function' && Reflect.hasOwnMetadata(SEEDER_METADATA, value);
}

/** By its name: the error may be of another realm. */
function isOfSyntax(error: unknown): boolean {
  const code: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'code') : undefined;
  return (
    /^SyntaxError\b/.test(textOf(error, 'stack') ?? '') ||
    (typeof code === 'string' && /TYPESCRIPT|^ERR_UNKNOWN_FILE_EXTENSION$/.test(code))
  );
}

async function lineOf(error: unknown, file: string): Promise<number | undefined> {
  return failureLine(error, file, await readFile(file, 'utf8').catch(() => ''));
}
