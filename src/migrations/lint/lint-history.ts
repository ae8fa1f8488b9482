import type { LoadedMigration } from '../files/loaded-migration.js';
import type { History } from '../history.js';
import type { NamingRule } from '../operations/names.js';
import { find } from '../plan-step.js';
import { applyAllowances } from './apply-allowances.js';
import { KnownSchema } from './known/known-schema.js';
import { followMigration, lintMigration } from './lint-migration.js';
import type { LintedMigration, LintFinding, LintReport } from './lint-report.js';
import type { LintSettings } from './lint-settings.js';
import { readMigration, type ReadMigration } from './read-migration.js';
import type { Surroundings } from './scene.js';

export interface LintRequest {
  /** The revisions to look at. */
  revisions: readonly string[];
  /** Whether they are one run, so that nobody uses what one of them makes and another changes. */
  together: boolean;
  settings: LintSettings;
  naming: NamingRule;
  /** The schema of names without one. Default: `public`. */
  defaultSchema?: string;
}

/** Looks at revisions; those before them are followed, so that it is known what they left. */
export async function lintHistory(history: History, request: LintRequest): Promise<LintReport> {
  const { from, ignore = [] } = request.settings;
  const skipped = from === undefined ? new Set<string>() : below(history, from);
  const chosen = new Set(request.revisions.filter((revision) => !skipped.has(revision)));
  const schema = new KnownSchema(request.defaultSchema);
  const migrations: LintedMigration[] = [];
  for (const revision of upTo(history.order, chosen)) {
    const loaded = find(history.migrations, revision);
    const read = await readMigration(loaded, request.naming);
    const newIn = request.together ? chosen : new Set([revision]);
    const inTransaction = loaded.transaction ?? true;
    const around = { revision, inTransaction, newIn, schema, naming: request.naming };
    if (chosen.has(revision)) {
      migrations.push(lintLoaded(loaded, read, around, new Set(ignore)));
    } else {
      followMigration(read, around);
    }
  }
  return toReport(migrations);
}

function lintLoaded(
  { name, file, lint: allowances }: LoadedMigration,
  read: ReadMigration,
  around: Surroundings,
  ignore: ReadonlySet<string>,
): LintedMigration {
  const { isWhole, waitsFor } = read;
  return {
    revision: around.revision,
    name,
    file,
    looked: isWhole ? 'whole' : 'partly',
    ...(waitsFor !== undefined && { waitsFor }),
    ...applyAllowances(lintMigration(read, around), { allowances, ignore, isWhole }),
  };
}

export function toReport(migrations: readonly LintedMigration[]): LintReport {
  const findings = migrations.flatMap((migration) => migration.findings);
  const count = (wanted: LintFinding['severity']) =>
    findings.filter(({ severity }) => severity === wanted).length;
  return { migrations, errors: count('error'), warnings: count('warning') };
}

/** What the revision stands on. @throws UnknownRevisionError */
function below({ graph }: History, revision: string): ReadonlySet<string> {
  const itself = new Set(graph.resolve(revision));
  return new Set(graph.upgrade([], revision).filter((other) => !itself.has(other)));
}

/** Those after the last one that is chosen say nothing about it. */
function upTo(order: readonly string[], chosen: ReadonlySet<string>): readonly string[] {
  return order.slice(0, order.findLastIndex((revision) => chosen.has(revision)) + 1);
}
