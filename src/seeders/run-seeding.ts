import type { MikroORM } from '@mikro-orm/postgresql';

import { seedsTableOf } from '../database/ledger-table.js';
import { ledgerOf } from '../database/safety/environment-of.js';
import { RunInterruptedError } from '../errors/run-interrupted.error.js';
import { SeedersFailedError } from '../errors/seeders-failed.error.js';
import { SeedingInterruptedError } from '../errors/seeding-interrupted.error.js';
import type { Factories } from '../factories/factories.js';
import type { FactoryRegistry } from '../factories/factory-registry.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import { SeedRecords } from './once/seed-records.js';
import { repeatCommand } from './repeat-command.js';
import { rowsOfReports } from './rows-written.js';
import type { HeldSeedLock } from './seed-lock.js';
import type { SeedOptions } from './seed-options.js';
import type { SeederReport, SeedResult } from './seed-report.js';
import { withRunSignal } from './run-signal.js';
import { SeedRun } from './seed-run.js';
import type { SelectedSeeders } from './seed-selection.js';
import { SeedTransactions, type SeedTransactionMode } from './seed-transactions.js';
import type { KnownSeeder, SeederCatalogue } from './seeder-catalogue.js';
import { truncate } from './truncate/truncate.js';
import type { Truncation } from './truncate/truncation.js';

/** What is to be seeded: of the catalogue as it was explored. */
export interface Seeding {
  readonly catalogue: SeederCatalogue;
  readonly selected: SelectedSeeders;
  readonly environment: string;
  /** What is emptied before, where that is asked for. */
  readonly truncation: Truncation | undefined;
}

/** The application that is seeded. */
export interface SeedingGround {
  readonly orm: MikroORM;
  readonly factories: FactoryRegistry;
  readonly options: ResolvedSiskinOptions;
}

/** A run with all that it works with. */
interface Session {
  readonly seeding: Seeding;
  readonly factories: Factories;
  readonly transactions: SeedTransactions;
  readonly records: SeedRecords;
  readonly run: SeedRun;
}

export function modeOf(
  { transaction }: SeedOptions,
  { seeders }: ResolvedSiskinOptions,
): SeedTransactionMode {
  return transaction ?? seeders.transaction;
}

/**
 * Seeds under the lock: empties tables where that is asked for, then runs the seeders.
 *
 * @throws SeedersFailedError, SeedingInterruptedError, and what the seeders fail with.
 */
export async function runSeeding(
  ground: SeedingGround,
  seeding: Seeding,
  options: SeedOptions,
  lock: HeldSeedLock,
): Promise<SeedResult> {
  const { dryRun = false, onProgress = () => {} } = options;
  return withRunSignal(lock.signal, async (signal) => {
    const session = await openSession(
      ground,
      seeding,
      { ...options, dryRun, onProgress },
      { ...lock, signal },
    );
    return runSession(session, dryRun, onProgress, lock.ensureActive);
  });
}

async function runSession(
  session: Session,
  dryRun: boolean,
  onProgress: NonNullable<SeedOptions['onProgress']>,
  ensureActive: () => void,
): Promise<SeedResult> {
  const { seeding, run, factories, transactions } = session;
  const { randomSeed } = factories;
  const seeders = seeding.selected.ordered.map(({ name }) => name);
  onProgress({ type: 'seeding', randomSeed, dryRun, seeders });
  const done = await transactions
    .around(() => seed(session, onProgress, ensureActive))
    .catch((error: unknown) => {
      throw error instanceof RunInterruptedError ? toInterruption(session) : error;
    });
  const result = { randomSeed, dryRun, ...done, rows: rowsOfReports(done.seeders) };
  const { failures } = run.trail;
  if (failures.length > 0) {
    throw new SeedersFailedError(failures, result);
  }
  return result;
}

async function openSession(
  { orm, factories: registry, options: { migrations, ...resolved } }: SeedingGround,
  seeding: Seeding,
  options: SeedOptions & Required<Pick<SeedOptions, 'dryRun' | 'onProgress'>>,
  lock: HeldSeedLock,
): Promise<Session> {
  const { randomSeed, parameters = {}, continueOnError = false, dryRun, onProgress } = options;
  const factories = registry.fork({ randomSeed });
  const transactions = new SeedTransactions(orm, {
    mode: modeOf(options, { migrations, ...resolved }),
    dryRun,
    records: seedsTableOf(migrations).table,
    confirm: lock.confirm,
  });
  const records = await SeedRecords.find({
    catalogue: seeding.catalogue,
    ledger: ledgerOf(migrations),
    role: migrations.role,
    ask: lock.ask,
    repeated: repeatedIn(seeding),
    randomSeed: factories.randomSeed,
    dryRun,
  });
  const run = new SeedRun({
    ...seeding,
    transactions,
    records,
    factories,
    faker: await factories.faker(),
    parameters,
    continueOnError,
    onProgress,
    ensureActive: lock.ensureActive,
    signal: lock.signal,
  });
  return { seeding, factories, transactions, records, run };
}

async function seed(
  { seeding: { truncation }, transactions, records, run }: Session,
  onProgress: NonNullable<SeedOptions['onProgress']>,
  ensureActive: () => void,
): Promise<{ truncated?: readonly string[]; seeders: SeederReport[] }> {
  await records.load(transactions.base);
  if (truncation === undefined) {
    return { seeders: await run.seed() };
  }
  const tables = await truncate(truncation, { transactions, records, ensureActive });
  onProgress({ type: 'truncated', tables });
  return { truncated: tables, seeders: await run.seed() };
}

/** Those that run again: the ones that were named for it, and where tables are emptied all whose rows may have been in them. */
function repeatedIn({ catalogue, selected, truncation }: Seeding): ReadonlySet<KnownSeeder> {
  const undeclared = catalogue.all().filter(({ settings }) => settings.once && !settings.entities?.length);
  return new Set([...selected.rerun, ...(truncation ? [...truncation.forgotten, ...undeclared] : [])]);
}

function toInterruption({ seeding, factories, transactions, run }: Session): SeedingInterruptedError {
  const { requested, rerun } = seeding.selected;
  const command = repeatCommand([...new Set([...requested, ...rerun])], rerun, factories.randomSeed);
  const { done, brokenOff } = run.trail;
  const partly = brokenOff && transactions.isOutside(brokenOff) ? brokenOff.name : undefined;
  return new SeedingInterruptedError(transactions.isOne ? [] : done, command, partly);
}
