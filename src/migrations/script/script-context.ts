import type { SessionIdentity } from '../../database/session-identity.js';
import type { Timeouts } from '../execution/session-settings.js';
import type { TransactionMode } from '../execution/together/all-or-nothing.js';
import type { LedgerTable } from '../../database/ledger-table.js';
import type { NamingRule } from '../operations/names.js';
import type { LedgerPlace } from './ledger-place.js';

/** What a script is written for. */
export interface ScriptContext extends Timeouts {
  table: LedgerTable;
  place: LedgerPlace;
  identity: SessionIdentity;
  naming: NamingRule;
  /** What was said for this script, which wins over what a migration says. */
  ordered: Partial<Timeouts>;
  mode: TransactionMode;
  /** Whether it asks the ledger, at each migration, if there is anything to do. */
  idempotent: boolean;
}
