import type { Connector } from './connector.js';
import { Lanes } from './lanes.js';

/** What the drawing of a history needs to know of a revision. */
export interface DrawnRevision {
  readonly id: string;
  /** The first one goes straight on below the revision, where no line leads to it yet. */
  readonly parents: readonly string[];
  /** Not drawn: a dependency is no lineage (Alembic), so it is for the caller to print. */
  readonly dependsOn?: readonly string[];
}

/** A revision at its place, and the rows that lead from it to its parents. */
export interface Step {
  readonly id: string;
  readonly column: number;
  /** Whether it comes right below a revision in its column that it has nothing to do with. */
  readonly isApart: boolean;
  /** The columns in use beside it. */
  readonly beside: readonly boolean[];
  readonly connectors: readonly Connector[];
}

/** Finds a place for one revision after the other. Parents that do not come later are left out. */
export function* layOut(revisions: readonly DrawnRevision[]): Generator<Step> {
  const lanes = new Lanes();
  const later = new Set(revisions.map(({ id }) => id));
  let ended: number | undefined;
  for (const { id, parents } of revisions) {
    later.delete(id);
    const awaited = lanes.columnOf(id);
    const column = awaited ?? lanes.firstFree();
    const isApart = awaited === undefined && column === ended;
    lanes.close(column);
    const beside = lanes.running();
    const goals = [...new Set(parents)].filter((parent) => later.has(parent));
    yield { id, column, isApart, beside, connectors: lead(lanes, column, goals) };
    ended = goals.length === 0 ? column : undefined;
  }
}

/** Opens or joins a lane for each parent, and gives the rows that draw it. */
function lead(lanes: Lanes, at: number, parents: readonly string[]): Connector[] {
  const joined = parents.map((id) => lanes.columnOf(id)).filter((column) => column !== undefined);
  const [first, ...more] = parents.filter((id) => lanes.columnOf(id) === undefined);
  if (first !== undefined) {
    lanes.open(at, first);
    const opened = more.map((id) => openRightOf(lanes, at, id));
    return toRows({ at, continues: true, opened, joined, running: lanes.running() });
  }
  return joined.length > 0 && joined.every((column) => column > at)
    ? takeOver(lanes, at, joined)
    : toRows({ at, continues: false, opened: [], joined, running: lanes.running() });
}

function openRightOf(lanes: Lanes, at: number, id: string): number {
  const column = lanes.firstFree(at + 1);
  lanes.open(column, id);
  return column;
}

/** Where all that is joined is to the right, the nearest comes over, so that the left does not fall empty. */
function takeOver(lanes: Lanes, at: number, joined: readonly number[]): Connector[] {
  const nearest = Math.min(...joined);
  const others = joined.filter((column) => column !== nearest);
  const before = { at, continues: true, opened: [], joined: others, running: lanes.running() };
  lanes.move(nearest, at);
  const after = { at: nearest, continues: false, opened: [], joined: [at], running: lanes.running() };
  return [...toRows(before), after];
}

/** No row for what just goes on, or ends. */
function toRows(connector: Connector): Connector[] {
  return connector.opened.length + connector.joined.length > 0 ? [connector] : [];
}
