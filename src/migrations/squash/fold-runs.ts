import type { SchemaSnapshot } from '../../database/snapshot/schema-snapshot.js';
import { readScript } from '../execution/script-parts.js';
import { nameRevision } from '../files/writing/name-revision.js';
import type { History } from '../history.js';
import type { ExaminedRevision } from './examine-revisions.js';
import type { RevisionRun } from './plan-runs.js';

/** A baseline that is yet to be written. */
export interface Baseline {
  revision: string;
  parents: readonly string[];
  replaces: readonly string[];
  /** Those of all that it replaces. */
  labels: readonly string[];
  up: readonly string[];
  /** Null where one of its revisions can't be undone by a script. */
  down: readonly string[] | null;
}

/**
 * A baseline for each run of revisions.
 *
 * @param snapshot of the schema after the run that begins with an empty database.
 */
export function foldRuns(
  history: History,
  runs: readonly RevisionRun[],
  revisions: readonly ExaminedRevision[],
  snapshot: SchemaSnapshot | undefined,
): Baseline[] {
  const byId = new Map(revisions.map((revision) => [revision.id, revision]));
  const standsFor = new Map<string, string>();
  return runs.map(({ members, isSnapshot }) => {
    const examined = members.flatMap((id) => byId.get(id) ?? []);
    const { revision } = nameRevision(history, {});
    const parents = parentsOf(history, examined, standsFor);
    members.forEach((id) => standsFor.set(id, revision));
    const text = isSnapshot && snapshot !== undefined ? fromSnapshot(snapshot) : fromStatements(examined);
    const labels = [...new Set(examined.flatMap(({ migration }) => migration.labels))];
    return { revision, parents, replaces: members, labels, ...text };
  });
}

function fromSnapshot({ objects }: SchemaSnapshot): Pick<Baseline, 'up' | 'down'> {
  return {
    up: objects.flatMap(({ create }) => create),
    down: objects.toReversed().flatMap(({ drop }) => drop),
  };
}

function fromStatements(revisions: readonly ExaminedRevision[]): Pick<Baseline, 'up' | 'down'> {
  const scripts = revisions.toReversed().map(({ revertScript }) => revertScript);
  return {
    up: revisions.flatMap(({ statements = [] }) => statements).map(unterminated),
    down: scripts.some((script) => script === null)
      ? null
      : scripts.flatMap((script) => readScript(script ?? '').parts).map(unterminated),
  };
}

/** As one writes it before a semicolon, which must not end up inside a line comment. */
function unterminated(statement: string): string {
  const text = statement.replace(/[;\s]+$/, '');
  return text.slice(text.lastIndexOf('\n') + 1).includes('--') ? `${text}\n` : text;
}

/** What the run stands on, without what something else of that stands on already. */
function parentsOf(
  { graph }: History,
  revisions: readonly ExaminedRevision[],
  standsFor: ReadonlyMap<string, string>,
): string[] {
  const members = new Set(revisions.map(({ id }) => id));
  const outside = new Set(revisions.flatMap(({ below }) => below).filter((id) => !members.has(id)));
  const implied = new Set(
    [...outside].flatMap((id) => graph.ancestors(id)).map((id) => standsFor.get(id) ?? id),
  );
  const named = new Set([...outside].map((id) => standsFor.get(id) ?? id));
  const needed = [...named].filter((id) => !implied.has(id));
  return needed;
}
