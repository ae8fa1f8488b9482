import { escapeIdentifier } from 'pg';

import { RESET } from '../../execution/pooling/kept-settings.js';
import {
  firstSchema,
  identityStatements,
  resumeStatements,
  type SessionIdentity,
} from '../../../database/session-identity.js';
import type { Timeouts } from '../../execution/session-settings.js';
import { quoteString } from '../../operations/literal.js';
import { ensure } from '../psql/conditions.js';

/** Lets psql run the script as it is meant, whatever the user has set. */
export const PSQL_SETTINGS = [
  '\\set ON_ERROR_STOP on',
  '\\set ON_ERROR_ROLLBACK off',
  '\\set AUTOCOMMIT on',
  '\\encoding UTF8',
];

/** Makes the session as it was at its start, and that of the identity: what the migration before has set ends with it. */
export function resetSession(identity: SessionIdentity): string[] {
  const reset = `${RESET}; set client_encoding to 'UTF8';`;
  return [reset, ...identityStatements(identity, 'session').map((statement) => `${statement};`)];
}

/** Leaves a role that a migration may have taken on. */
export function resumeRole(identity: SessionIdentity): string {
  return `${resumeStatements(identity).join('; ')};`;
}

/** Leaves the session as it was. */
export const END_SESSION = `${RESET};`;

export function setTimeouts({ lockTimeout, statementTimeout }: Timeouts, span: 'local' | 'session'): string {
  const set = span === 'local' ? 'set local' : 'set';
  return `${set} lock_timeout to '${lockTimeout}ms'; ${set} statement_timeout to '${statementTimeout}ms';`;
}

/** A transaction around the script would be in the way of its own. It begins before the statement does. */
export function ensureNoTransaction(): string[] {
  return ensure('now() = statement_timestamp()', {
    problem: 'The script can not run in a transaction: it has transactions of its own.',
    remedy: 'Run psql without --single-transaction.',
  });
}

/** PostgreSQL passes over a schema that is not there, and would create things in the next. */
export function ensureFirstSchema(identity: SessionIdentity): string[] {
  const first = firstSchema(identity);
  return first === undefined
    ? []
    : ensure(`current_schema() is not distinct from ${quoteString(first)}`, {
        problem: `The schema ${escapeIdentifier(first)}, the first of the search path, is not there, or may not be used.`,
        remedy: `Create it: create schema ${escapeIdentifier(first)};`,
      });
}
