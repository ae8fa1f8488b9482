import { showName } from '../../../operations/names.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Decisions } from '../decisions.js';
import { canBecome, pairTables } from '../pairing/pair-tables.js';
import { overlap, ranked, similarity } from '../pairing/similarity.js';
import type { GoneTable, SchemaPair } from '../question.js';

/** The tables whose rows would be lost, but for partitions, which go with their parent. */
export function goneTables(schemas: SchemaPair, decisions: Decisions): GoneTable[] {
  const { gone, replaced, added } = pairTables(schemas, decisions);
  const lost = new Set([...gone, ...replaced.map(({ before }) => before)].map(({ name }) => showName(name)));
  const goesAlong = ({ partition }: TableFact) => partition !== undefined && lost.has(showName(partition.of));
  return [
    ...gone.filter((fact) => !goesAlong(fact)).map((fact) => goneTable(fact, added)),
    ...replaced
      .filter(({ before }) => !goesAlong(before))
      .map(({ after }) => ({
        type: 'goneTable' as const,
        name: showName(after.name),
        candidates: [],
        replaced: true as const,
      })),
  ];
}

function goneTable(fact: TableFact, added: readonly TableFact[]): GoneTable {
  const possible = added.filter((table) => canBecome(fact, table));
  const candidates = ranked(possible, (table) => likeness(fact, table)).map(({ name }) => showName(name));
  return { type: 'goneTable', name: showName(fact.name), candidates };
}

/** Columns tell more than a name. */
function likeness(gone: TableFact, added: TableFact): number {
  const columns = overlap(columnsOf(gone), columnsOf(added));
  return 2 * columns + similarity(showName(gone.name), showName(added.name));
}

function columnsOf({ definition }: TableFact): Set<string> {
  return new Set(definition.columns.flatMap(({ name, type }) => [name, `${name} ${type}`]));
}
