import { SiskinError } from './siskin.error.js';

/** What the role may not do with the ledger, and what would let it. */
export interface LedgerAccess {
  /** The table, quoted. */
  ledger: string;
  action: 'create' | 'upgrade' | 'read' | 'write';
  /** The role that asks. */
  role: string;
  /** What PostgreSQL says, or which privileges are missing. */
  reason: string;
  /** The statement that would help. */
  grant: string;
}

/** The role may not create, read or write the ledger. Nothing was done. */
export class LedgerAccessError extends SiskinError {
  readonly code = 'SISKIN_LEDGER_ACCESS';

  constructor(
    readonly access: LedgerAccess,
    cause?: unknown,
  ) {
    const { ledger, action, role, reason, grant } = access;
    super({
      problem: `The role ${role} may not ${action} the ledger of the migrations, ${ledger}: ${reason}. Nothing was done.`,
      remedy: `As the owner, or a superuser: ${grant}`,
      cause,
    });
  }
}
