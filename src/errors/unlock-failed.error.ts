import { describeHolder, type LockHolder } from './lock-timeout.error.js';
import { SiskinError } from './siskin.error.js';

/** The holder of the lock could not be ended. */
export class UnlockFailedError extends SiskinError {
  readonly code = 'SISKIN_UNLOCK_FAILED';

  constructor(
    readonly holder: LockHolder,
    /** The server process that goes on. */
    readonly pid: number,
    /** The role that may not end it; undefined where it was told to end and did not. */
    readonly role?: string,
    cause?: unknown,
  ) {
    super({
      problem:
        role === undefined
          ? `The backend ${pid} was told to end, and has not. ${describeHolder(holder)}`
          : `The role ${role} may not end the backend ${pid}. ${describeHolder(holder)}`,
      remedy:
        role === undefined
          ? `Wait for it and run \`nest-cmd db:unlock\` again; see its row in pg_stat_activity.`
          : `Run \`nest-cmd db:unlock\` as the role ${holder.user ?? 'of that session'}, or let a superuser run ` +
            `\`grant pg_signal_backend to "${role.replaceAll('"', '""')}"\`. Only a superuser ends the session of one.`,
      cause,
    });
  }
}
