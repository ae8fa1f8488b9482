import { showName } from '../../../operations/names.js';
import type { Decisions } from '../decisions.js';
import { columnName, pairColumns } from '../pairing/pair-columns.js';
import { goneValues, pairEnums, valueName, type EnumPair } from '../pairing/pair-enums.js';
import { canBecome, pairTables, type PairedTables, type TablePair } from '../pairing/pair-tables.js';
import type { SchemaPair } from '../question.js';

/** Something that is gone by its name, whatever was decided of itself. */
export interface GoneThing {
  readonly name: string;
  /** What it may have become. */
  readonly successors: readonly string[];
  /** Those of them that are there before too, so that several things may become one: values of an enum. */
  readonly merges: readonly string[];
}

/** The tables, the columns of tables that stay or are renamed, and the enum values. */
export function goneThings(schemas: SchemaPair, decisions: Decisions): GoneThing[] {
  return [
    ...tablesOf(pairTables(schemas, { renames: new Map() })),
    ...pairTables(schemas, decisions).kept.flatMap(columnsOf),
    ...pairEnums(schemas).flatMap(valuesOf),
  ];
}

function tablesOf({ gone, added }: PairedTables): GoneThing[] {
  return gone.map((fact) => ({
    name: showName(fact.name),
    successors: added.filter((table) => canBecome(fact, table)).map(({ name }) => showName(name)),
    merges: [],
  }));
}

function columnsOf(pair: TablePair): GoneThing[] {
  const { gone, added } = pairColumns(pair, { renames: new Map() });
  const named = ({ name }: { name: string }) => columnName(pair.after.name, name);
  const successors = added.filter(({ generated }) => generated === undefined).map(named);
  return gone.map((column) => ({ name: named(column), successors, merges: [] }));
}

function valuesOf(pair: EnumPair): GoneThing[] {
  const { before, after } = pair;
  const named = (value: string) => valueName(after.name, value);
  const merges = after.values.filter((value) => before.values.includes(value)).map(named);
  return goneValues(pair).map((value) => ({
    name: named(value),
    successors: after.values.map(named),
    merges,
  }));
}

/** What would be made anew under its name, so that there is something to agree to. */
export function replacedThings(schemas: SchemaPair, decisions: Decisions): string[] {
  const { replaced, kept } = pairTables(schemas, decisions);
  return [
    ...replaced.map(({ after }) => showName(after.name)),
    ...kept.flatMap((pair) =>
      pairColumns(pair, decisions).replaced.map(({ after }) => columnName(pair.after.name, after.name)),
    ),
  ];
}
