import type { ChildProcess } from 'node:child_process';

export interface ProgramEnd {
  /** Null where it could not be started, or was ended by a signal. */
  exitCode: number | null;
  /** Why it could not be started. */
  failure?: Error;
}

/** Waits until a program has ended and its output is complete. Never rejects. */
export function programEnd(child: ChildProcess): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    child.once('error', (failure) => resolve({ exitCode: null, failure }));
    child.once('close', (exitCode) => resolve({ exitCode }));
  });
}
