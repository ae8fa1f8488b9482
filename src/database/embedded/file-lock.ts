import { setTimeout as sleep } from 'node:timers/promises';
import { EmbeddedBusyError } from '../../errors/embedded-busy.error.js';
import { pidOf, ProcessMarks } from './process-marks.js';

/**
 * Runs `work` while no other process, and no other caller in this one, runs its own under the same folder.
 *
 * The lock of a process that died is free at once. Good on a local file system and within one machine.
 *
 * @throws EmbeddedBusyError where the lock is not free within `wait` milliseconds.
 */
export async function withFileLock<T>(folder: string, wait: number, work: () => Promise<T>): Promise<T> {
  const marks = new ProcessMarks(folder);
  const mark = await marks.name();
  try {
    await acquire(marks, mark, wait);
    return await work();
  } finally {
    await marks.remove(mark);
  }
}

/**
 * Who has placed its mark and then sees no other living one holds the lock: of two that do so, the later to look
 * sees the other, so never both hold it. Who sees an older mark takes its own back, so the oldest gets its turn.
 * No mark is ever taken over from somebody else, hence there is no race over a stale one.
 */
async function acquire(marks: ProcessMarks, mark: string, wait: number): Promise<void> {
  const deadline = Date.now() + wait;
  let isPlaced = false;
  for (;;) {
    const others = (await marks.living()).filter((other) => other !== mark);
    if (isPlaced && others.length === 0) {
      return;
    }
    if (others.length > 0 && Date.now() > deadline) {
      throw new EmbeddedBusyError(marks.folder, others.map(pidOf), wait);
    }
    const isOldest = others.every((other) => mark < other);
    if (isOldest !== isPlaced) {
      await (isOldest ? marks.place(mark) : marks.remove(mark));
      isPlaced = isOldest;
    }
    if (others.length > 0) {
      await sleep(5 + Math.random() * 10);
    }
  }
}
