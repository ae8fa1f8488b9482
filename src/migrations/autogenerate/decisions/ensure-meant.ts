import { MistakenDecisionError, type DecisionFlag } from '../../../errors/mistaken-decision.error.js';
import { columnsToFill } from './columns-to-fill.js';
import { retypedColumns } from './conversions/type-changes.js';
import type { Decisions } from './decisions.js';
import { ensureRenames } from './meaning/ensure-renames.js';
import { goneThings, replacedThings, type GoneThing } from './meaning/gone-things.js';
import { columnName } from './pairing/pair-columns.js';
import { pairTables } from './pairing/pair-tables.js';
import type { SchemaPair } from './question.js';

/**
 * Whatever is decided is decided of something of which there is something to decide.
 *
 * @throws MistakenDecisionError, with the names that are most like a misspelt one.
 */
export function ensureMeant(decisions: Decisions, schemas: SchemaPair): void {
  const gone = goneThings(schemas, decisions);
  ensureRenames(decisions, gone, schemas);
  ensureAmong(
    '--drop',
    decisions.drops,
    droppable(gone, schemas, decisions),
    (name) => `${name} is not gone`,
  );
  ensureAmong(
    '--fill',
    decisions.fills.keys(),
    columnsToFill(schemas, decisions).map(({ question }) => question.name),
    (name) => `${name} is no column that becomes not null without a value of its own`,
  );
  ensureAmong(
    '--using',
    decisions.conversions.keys(),
    retypedColumns(schemas, decisions).map(({ name }) => name),
    (name) => `${name} is no column whose type changes`,
  );
}

function droppable(gone: readonly GoneThing[], schemas: SchemaPair, decisions: Decisions): string[] {
  const columns = pairTables(schemas, decisions).gone.flatMap(({ name, definition }) =>
    definition.columns.map((column) => columnName(name, column.name)),
  );
  return [...gone.map(({ name }) => name), ...replacedThings(schemas, decisions), ...columns];
}

function ensureAmong(
  flag: DecisionFlag,
  names: Iterable<string>,
  fitting: readonly string[],
  problem: (name: string) => string,
): void {
  for (const name of names) {
    if (!fitting.includes(name)) {
      throw new MistakenDecisionError({ flag, name, problem: problem(name), fitting });
    }
  }
}
