import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { birthOf } from './process-birth.js';

/**
 * A folder of empty files, each put there by a living process and telling in its name by which: time, pid, birth, and
 * a random word. Names are never used twice, so anybody may remove the mark of a dead process at any moment.
 */
export class ProcessMarks {
  constructor(readonly folder: string) {}

  /** Names a new mark of this process, without placing it. Names sort by the time they were made at. */
  async name(): Promise<string> {
    const birth = (await birthOf(process.pid)) ?? 'unknown';
    return [Date.now(), process.pid, birth, randomUUID()].join('_');
  }

  async place(mark: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.folder, mark), '', { mode: 0o600 });
  }

  /** Does nothing where the mark is gone. */
  async remove(mark: string): Promise<void> {
    await rm(join(this.folder, mark), { force: true });
  }

  /** The marks of living processes in the order of their names. Those of dead ones are removed. */
  async living(): Promise<string[]> {
    const marks = await readdir(this.folder).catch(() => []);
    const living = await Promise.all(
      marks.map(async (mark) => {
        const lives = await isPlacerAlive(mark);
        return lives ? [mark] : this.remove(mark).then(() => []);
      }),
    );
    return living.flat().sort();
  }
}

/** The process that placed a mark. */
export function pidOf(mark: string): number {
  return Number(mark.split('_')[1]);
}

async function isPlacerAlive(mark: string): Promise<boolean> {
  return (await birthOf(pidOf(mark))) === mark.split('_')[2];
}
