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
  const mark = await acquire(marks, wait);
  try {
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
async function acquire(marks: ProcessMarks, wait: number): Promise<string> {
  const mark = await marks.name();
  const deadline = Date.now() + wait;
  let placed = false;
  for (;;) {
    const others = (await marks.living()).filter((other) => other !== mark);
    if (placed && others.length === 0) {
      return mark;
    }
    if (Date.now() > deadline) {
      await marks.remove(mark);
      throw new EmbeddedBusyError(marks.folder, others.map(pidOf), wait);
    }
    const givesWay = others.some((other) => other < mark);
    if (!givesWay && !placed) {
      await marks.place(mark);
      placed = true;
      continue;
    }
    if (givesWay && placed) {
      await marks.remove(mark);
      placed = false;
    }
    await sleep(5 + Math.random() * 10);
  }
}
