import { playUp } from '../execution/migration-code.js';
import type { FixedStatements } from '../execution/statement-log.js';
import type { LoadedMigration } from '../files/loaded-migration.js';
import type { NamingRule } from '../operations/names.js';
import { FixedSink } from './fixed-sink.js';

/** How long code may take, in milliseconds, that makes rows or waits for something other than the database. */
const PATIENCE_MS = 1_000;

/**
 * The statements of a migration up to its first read, as a run would log them, found without a database; undefined where
 * that can't be: its code throws without one, or takes longer than a second.
 */
export async function compileFixed(
  loaded: LoadedMigration,
  naming: NamingRule,
): Promise<FixedStatements | undefined> {
  const sink = new FixedSink(loaded.transaction ?? true);
  return (await playFixed(loaded, sink, naming)) ? sink.log.fixed : undefined;
}

/**
 * Gives the sink what the migration would run, up to its first read.
 *
 * @returns whether it came so far: its code may throw without a database, or take longer than a second.
 */
export async function playFixed(
  loaded: LoadedMigration,
  sink: FixedSink,
  naming: NamingRule,
): Promise<boolean> {
  try {
    return await withinPatience(Promise.race([play(loaded, sink, naming), sink.firstRead]));
  } catch {
    return false;
  } finally {
    sink.end();
  }
}

async function play(loaded: LoadedMigration, sink: FixedSink, naming: NamingRule): Promise<void> {
  await playUp(loaded.create(), sink, naming);
}

async function withinPatience(work: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<false>((resolve) => (timer = setTimeout(resolve, PATIENCE_MS, false)));
  try {
    return await Promise.race([work.then(() => true), timeout]);
  } finally {
    clearTimeout(timer);
  }
}
