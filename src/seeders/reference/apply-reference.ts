import type { EntityName } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { InvalidReferenceError } from '../../errors/invalid-reference.error.js';
import { advanceSequences } from './advance-sequences.js';
import { readDifferences } from './differences.js';
import { findDoomed } from './doomed-rows.js';
import { inTransaction, withSavepoint } from '../../database/in-transaction.js';
import { plainRowsOf, sourceOf } from './plain-rows.js';
import type { ReferenceMode, ReferenceOptions, ReferenceResult, ReferenceRows } from './reference.js';
import { refreshEntities } from './refresh-entities.js';
import { resolveRows } from './resolve-rows.js';
import { resolveWithin } from './resolve-within.js';
import { RowEncoder } from './row-encoder.js';
import { openReference, readRelatedTables } from './open-reference.js';
import { stageRows } from './stage-rows.js';
import { StagingLayout } from './staging-layout.js';
import { type Staging, stagingNames } from './staging.js';
import { suitableEntity } from './suitable-entity.js';
import { translateFailure } from './translate-failure.js';
import { type Written, writeChanges } from './write-changes.js';

const MODES: readonly ReferenceMode[] = ['insert', 'upsert', 'sync'];

/**
 * Brings the rows of an entity to what is declared, and says what that changed. The rows are read one after another, in
 * constant memory.
 *
 * What is pending on `em` is flushed first. All is done in its transaction, or in one of its own where it has none; where
 * it fails, nothing of it stays. Until the end of the transaction nobody else can write to the table. Entities of the
 * table that `em` holds are read anew, and detached where their rows are gone. One call after another on one `em`.
 *
 * @throws UnknownEntityError, InvalidReferenceError, ReferenceValueError, MissingReferenceError, DuplicateReferenceError,
 *   ReferenceConstraintError, ReferencedRowsError
 */
export async function applyReference<T extends object>(
  em: EntityManager,
  entity: EntityName<T>,
  rows: ReferenceRows<T>,
  options: ReferenceOptions<T>,
): Promise<ReferenceResult> {
  const meta = suitableEntity(em, entity);
  const { by, mode = 'upsert', allowEmpty = false } = options;
  if (!MODES.includes(mode)) {
    throw new InvalidReferenceError({
      entity: meta.className,
      reason: 'unknownMode',
      problem: `Reference data of ${meta.className} has the mode ${JSON.stringify(mode)}.`,
      remedy: `Give one of ${MODES.join(', ')}.`,
    });
  }
  return inTransaction(em, 'siskin_reference', async () => {
    const context = await openReference({ em, meta, by, mode, allowEmpty, source: sourceOf(rows) });
    const layout = new StagingLayout();
    const encoder = new RowEncoder(context, layout);
    const names = stagingNames();
    const count = await stageRows(context, layout, names.lines, encoder, plainRowsOf(rows, meta));
    return apply({ ...context, layout, names, count, key: encoder.keySlots });
  });
}

async function apply(staging: Staging): Promise<ReferenceResult> {
  const { em, meta, mode, names, table } = staging;
  ensureNotEmpty(staging);
  await em.execute(`lock table ${table.sql} in share row exclusive mode`);
  const tables = await readRelatedTables(staging);
  await resolveRows(staging, tables);
  await resolveWithin(staging, tables);
  if (mode === 'sync') {
    await findDoomed(staging);
  }
  const differences = await readDifferences(staging);
  const present = await countPresent(staging);
  const written = differences.length === 0 ? NONE : await write(staging);
  const temporary = [names.lines, names.rows, ...(mode === 'sync' ? [names.doomed] : [])];
  await em.execute(`drop table ${temporary.join(', ')}`);
  const unchanged = present - written.changed;
  return { entity: meta.className, table: table.name, mode, ...written, unchanged, differences };
}

const NONE: Written = { added: 0, changed: 0, removed: 0 };

async function write(staging: Staging): Promise<Written> {
  try {
    const written = await withSavepoint(staging.em, 'siskin_reference_write', () => writeChanges(staging));
    await advanceSequences(staging);
    await refreshEntities(staging);
    return written;
  } catch (error) {
    throw await translateFailure(staging, error);
  }
}

async function countPresent({ em, names }: Staging): Promise<number> {
  const [found] = await em.execute<{ count: string }[]>(`select count(p1) as count from ${names.rows}`);
  return Number(found?.count);
}

function ensureNotEmpty({ count, mode, allowEmpty, meta, source, table }: Staging): void {
  if (count === 0 && mode === 'sync' && !allowEmpty) {
    throw new InvalidReferenceError({
      entity: meta.className,
      reason: 'noRows',
      problem: `Reference data of ${meta.className}${source === undefined ? '' : ` from ${source}`} declares no row at all, so that mode sync would remove all of ${table.name}.`,
      remedy: 'Correct where the rows come from; or, where none is what is meant, give allowEmpty: true.',
      ...(source === undefined ? {} : { source }),
    });
  }
}
