import { showName } from '../../operations/names.js';
import type { SchemaModel, TableFact } from '../model/schema-model.js';
import { columnsToFill } from './columns-to-fill.js';
import { conversionQuestions, retypedColumns } from './conversions/type-changes.js';
import type { Decisions } from './decisions.js';
import { goneColumns } from './gone/gone-columns.js';
import { goneEnumValues } from './gone/gone-enum-values.js';
import { goneTables } from './gone/gone-tables.js';
import type { Facts, FillQuestion, GoneColumn, Question, SchemaPair } from './question.js';

/**
 * What has to be said before the schema before can be made the one after without a guess and without a loss that nobody
 * agreed to. Pure; none where all is decided. What hangs on the answer to another question comes up after that one.
 */
export function findQuestions(schemas: SchemaPair, decisions: Decisions, facts: Facts = {}): Question[] {
  const columns = goneColumns(schemas, decisions).filter(({ name }) => !decisions.drops.has(name));
  return [
    ...goneTables(schemas, decisions).filter(({ name }) => !decisions.drops.has(name)),
    ...columns,
    ...goneEnumValues(schemas, decisions),
    ...openConversions(schemas, decisions),
    ...openFills(schemas, decisions, facts).filter((fill) => !mayBeRenamed(fill, columns)),
  ];
}

function openConversions(schemas: SchemaPair, decisions: Decisions): Question[] {
  const undecided = retypedColumns(schemas, decisions).filter(({ name }) => !decisions.conversions.has(name));
  return conversionQuestions(schemas, undecided);
}

function openFills(schemas: SchemaPair, decisions: Decisions, { withRows }: Facts): FillQuestion[] {
  return columnsToFill(schemas, decisions)
    .filter(({ table }) => holdsRows(table, schemas.before, withRows))
    .map(({ question }) => question)
    .filter(({ name }) => !decisions.fills.has(name));
}

/** The rows of a partitioned table are those of its partitions. */
function holdsRows(
  { name }: TableFact,
  model: SchemaModel,
  withRows: ReadonlySet<string> = new Set(),
): boolean {
  const partitions = model.tables.filter(
    ({ partition }) => partition !== undefined && showName(partition.of) === showName(name),
  );
  return (
    withRows.has(showName(name)) || partitions.some((partition) => holdsRows(partition, model, withRows))
  );
}

/** A new column that may be one that is gone has its values then. */
function mayBeRenamed({ name, becomes }: FillQuestion, columns: readonly GoneColumn[]): boolean {
  return becomes === 'added' && columns.some(({ candidates }) => candidates.includes(name));
}
