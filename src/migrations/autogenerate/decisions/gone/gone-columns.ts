import type { ColumnDefinition } from '../../../operations/columns/column-definition.js';
import type { Decisions } from '../decisions.js';
import { parseType } from '../conversions/data-type.js';
import { columnName, pairColumns } from '../pairing/pair-columns.js';
import { pairTables, type TablePair } from '../pairing/pair-tables.js';
import { ranked, similarity } from '../pairing/similarity.js';
import type { GoneColumn, SchemaPair } from '../question.js';

/** The columns of tables that stay whose values would be lost; a computed one has none of its own. */
export function goneColumns(schemas: SchemaPair, decisions: Decisions): GoneColumn[] {
  return pairTables(schemas, decisions).kept.flatMap((pair) => goneOf(pair, decisions));
}

function goneOf(pair: TablePair, decisions: Decisions): GoneColumn[] {
  const { gone, replaced, added } = pairColumns(pair, decisions);
  const named = (column: ColumnDefinition) => columnName(pair.after.name, column.name);
  const possible = added.filter(({ generated }) => generated === undefined);
  return [
    ...gone
      .filter(({ generated }) => generated === undefined)
      .map((column) => goneColumn(column, possible, named)),
    ...replaced.map(({ before, after }) => ({
      type: 'goneColumn' as const,
      name: named(after),
      dataType: before.type,
      candidates: [],
      candidateTypes: {},
      replaced: true as const,
    })),
  ];
}

function goneColumn(
  column: ColumnDefinition,
  possible: readonly ColumnDefinition[],
  named: (column: ColumnDefinition) => string,
): GoneColumn {
  const candidates = ranked(possible, (other) => likeness(column, other));
  return {
    type: 'goneColumn',
    name: named(column),
    dataType: column.type,
    candidates: candidates.map(named),
    candidateTypes: Object.fromEntries(candidates.map((other) => [named(other), other.type])),
  };
}

/** First those of the same type, then those of its family, each by name. */
function likeness(gone: ColumnDefinition, added: ColumnDefinition): number {
  const sameFamily = parseType(gone.type).name === parseType(added.type).name;
  const kinship = gone.type === added.type ? 4 : sameFamily ? 2 : 0;
  return kinship + similarity(gone.name, added.name);
}
