import { hasCode } from '../../database/has-code.js';
import { TruncateAccessError } from '../../errors/truncate-access.error.js';
import { TruncateRefusedError, type ReferringTable } from '../../errors/truncate-refused.error.js';
import type { Ask } from '../../migrations/execution/ask.js';
import type { EntityTable } from './entity-tables.js';
import {
  findReferences,
  findSequences,
  findTables,
  type FoundTable,
  type Reference,
} from './referring-tables.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/**
 * Empties tables, and lets their sequences start anew; no other table loses a row. To be called in a transaction.
 *
 * @returns their names, for people.
 * @throws EntityTableMissingError; TruncateRefusedError where rows of other tables may refer to theirs; TruncateAccessError
 */
export async function emptyTables(ask: Ask, tables: readonly EntityTable[]): Promise<string[]> {
  try {
    return await empty(ask, await findTables(ask, tables));
  } catch (error) {
    throw hasCode(error, INSUFFICIENT_PRIVILEGE) ? new TruncateAccessError(error) : error;
  }
}

async function empty(ask: Ask, tables: readonly FoundTable[]): Promise<string[]> {
  const references = await findReferences(ask, tables);
  if (references.length === 0) {
    await ask(`truncate ${tables.map(({ name }) => name).join(', ')} restart identity`);
  } else {
    await ensureNoRows(ask, tables, references);
    await deleteAll(ask, tables);
  }
  return tables.map(({ shown }) => shown);
}

/** No rows come to be while the transaction lasts, or a foreign key might delete them. */
async function ensureNoRows(
  ask: Ask,
  tables: readonly FoundTable[],
  references: readonly Reference[],
): Promise<void> {
  const names = [...new Set(references.map(({ name }) => name))];
  await ask(`lock table ${names.join(', ')} in share mode`);
  const held = new Map<string, boolean>();
  for (const name of names) {
    const { rows } = await ask<{ holdsRows: boolean }>(`select exists (select from ${name}) as "holdsRows"`);
    held.set(name, rows[0]?.holdsRows ?? true);
  }
  const referring = references.map(({ name, ...reference }): ReferringTable => ({
    ...reference,
    holdsRows: held.get(name) ?? true,
  }));
  if (referring.some(({ holdsRows }) => holdsRows)) {
    throw new TruncateRefusedError(
      tables.map(({ shown }) => shown),
      referring,
    );
  }
}

/**
 * PostgreSQL truncates no table that an empty one refers to either. As one statement: foreign keys are checked when it has
 * ended, so that the tables need no order, and may refer to each other in a circle.
 */
async function deleteAll(ask: Ask, tables: readonly FoundTable[]): Promise<void> {
  await ask(`with ${tables.map(({ name }, i) => `t${i} as (delete from ${name})`).join(', ')} select`);
  for (const sequence of await findSequences(ask, tables)) {
    await ask(`alter sequence ${sequence} restart`);
  }
}
