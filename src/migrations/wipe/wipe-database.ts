import type { DatabaseClient } from '../../database/client.js';
import { currentEnvironment } from '../../database/environment.js';
import { PRODUCTION, readEnvironment } from '../../database/recorded-environment.js';
import { LAYOUT } from '../execution/ledger-layout.js';
import { nextEnvironment, writeMeta } from '../execution/ledger-meta.js';
import { quotedName, type LocatedLedger } from '../../database/ledger-table.js';
import type { RunContext } from '../execution/run-context.js';
import { IS_EMPTY } from './doomed-query.js';
import { companionsOf } from '../execution/ledger-tables.js';
import { WipeRun, type WipeStatement } from './run-wipe.js';
import { toPlan, type DoomedObject, type WipePlan, type WipeSteps } from './wipe-plan.js';

/**
 * Drops what was planned, in several transactions: the ledger first, so that whatever ends it half way leaves a database
 * that the next one wipes. That it is production stays recorded.
 *
 * @returns what is gone.
 * @throws WipeFailedError
 */
export async function wipeDatabase(
  context: RunContext,
  steps: WipeSteps,
  onDropped: (batch: number, dropped: number) => void,
): Promise<WipePlan> {
  const { ledger } = context;
  const statements = steps.objects.flatMap(toStatement);
  const run = new WipeRun(context, statements.length, onDropped);
  const [table, positions, meta, lock, seeds] = companionsOf(ledger).map(toDrop);
  const isProduction = await dropLedger(run, context, [table, positions, seeds]);
  await run.dropAll(statements);
  const isHeldInTable = context.session.lock.inTable ?? false;
  await run.transact(async () => {
    await performAll(run, [isProduction ? undefined : meta, isHeldInTable ? undefined : lock]);
  });
  const emptied = await dropEmptied(run, context, steps.emptied);
  return toPlan({ ...steps, emptied });
}

/** @returns whether the database is production, which is then recorded. */
async function dropLedger(
  run: WipeRun,
  { session, ledger }: RunContext,
  tables: readonly (WipeStatement | undefined)[],
): Promise<boolean> {
  const { client } = session;
  const environment = nextEnvironment(await readEnvironment(client, ledger), currentEnvironment());
  const isProduction = environment === PRODUCTION;
  await run.transact(async () => {
    await performAll(run, tables);
    if (isProduction && (await hasSchema(client, ledger))) {
      await writeMeta(client, ledger, { layout: LAYOUT, environment });
    }
  });
  return isProduction;
}

/** Without one nobody has ever migrated, and nothing is to be kept. */
async function hasSchema(client: DatabaseClient, { schema }: LocatedLedger): Promise<boolean> {
  return (await client.query('select from pg_namespace where nspname = $1', [schema])).rowCount === 1;
}

async function performAll(run: WipeRun, statements: readonly (WipeStatement | undefined)[]): Promise<void> {
  for (const statement of statements) {
    await (statement && run.perform(statement));
  }
}

/** A schema stays where something is in it after all, such as an extension. */
async function dropEmptied(
  run: WipeRun,
  { session }: RunContext,
  schemas: readonly DoomedObject[],
): Promise<DoomedObject[]> {
  const dropped: DoomedObject[] = [];
  for (const schema of schemas) {
    const { rows } = await session.client.query<{ empty: boolean }>(IS_EMPTY, [schema.name]);
    const [statement] = rows[0]?.empty === true ? toStatement(schema) : [];
    if (statement !== undefined) {
      await run.transact(() => run.perform(statement));
      dropped.push(schema);
    }
  }
  return dropped;
}

function toStatement({ kind, name, statement }: DoomedObject): WipeStatement[] {
  return statement === null ? [] : [{ object: `${kind} ${name}`, statement }];
}

function toDrop(table: LocatedLedger): WipeStatement {
  return { statement: `drop table if exists ${quotedName(table)} cascade` };
}
