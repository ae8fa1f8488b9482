import type { DestructiveAct } from '../../errors/destructive-act.js';

/** How a destructive verb answers for itself in production, where it refuses otherwise. */
export interface DestructiveOptions {
  /** Does it in production, too, without asking. Default: false. */
  force?: boolean;
  /** Is asked in production alone, before the lock is taken. Default: no one is, and it is refused. */
  confirm?: (act: DestructiveAct) => Promise<boolean>;
}
