import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const MOST_KEPT = 20;
const MODEL = /^schema-[0-9a-f]+\.json$/;

/**
 * JSON files by key. Nothing depends on them: what can't be read is not there, and what can't be written is not kept. Of those of
 * schemas the 20 that were used last stay.
 */
export class JsonCache {
  /** @param folder undefined keeps nothing. */
  constructor(private readonly folder: string | undefined) {}

  async read<T>(name: string, is: (value: unknown) => value is T): Promise<T | undefined> {
    const file = this.#fileOf(name);
    if (file === undefined) {
      return undefined;
    }
    try {
      const value: unknown = JSON.parse(await readFile(file, 'utf8'));
      await utimes(file, new Date(), new Date());
      return is(value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  async write(name: string, value: unknown): Promise<void> {
    const file = this.#fileOf(name);
    if (file === undefined || this.folder === undefined) {
      return;
    }
    try {
      await mkdir(this.folder, { recursive: true });
      await writeWhole(file, JSON.stringify(value));
      await removeOld(this.folder);
    } catch {
      // A read-only folder costs time and nothing else.
    }
  }

  async forget(name: string): Promise<void> {
    const file = this.#fileOf(name);
    if (file !== undefined) {
      await rm(file, { force: true }).catch(() => undefined);
    }
  }

  #fileOf(name: string): string | undefined {
    return this.folder === undefined ? undefined : join(this.folder, `${name}.json`);
  }
}

/** Under another name first: what has the name is whole. */
async function writeWhole(file: string, text: string): Promise<void> {
  const half = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    await writeFile(half, text, { mode: 0o600 });
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}

async function removeOld(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => MODEL.test(name));
  const files = await Promise.all(names.map((name) => timed(join(folder, name))));
  const old = files.toSorted((a, b) => b.time - a.time).slice(MOST_KEPT);
  await Promise.all(old.map(({ file }) => rm(file, { force: true })));
}

async function timed(file: string): Promise<{ file: string; time: number }> {
  return { file, time: (await stat(file)).mtimeMs };
}

/** Whether a value is an object that has all of the keys. */
export function hasKeys<T extends object>(...keys: (keyof T & string)[]): (value: unknown) => value is T {
  return (value): value is T =>
    typeof value === 'object' && value !== null && keys.every((key) => Object.hasOwn(value, key));
}
