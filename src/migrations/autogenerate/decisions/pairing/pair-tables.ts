import { isDeepStrictEqual } from 'node:util';

import { besideName, showName, splitName } from '../../../operations/names.js';
import { movesWithItsRows } from '../../difference/tables/plan/partition-moves.js';
import type { TableFact } from '../../model/schema-model.js';
import type { Decisions } from '../decisions.js';
import type { SchemaPair } from '../question.js';
import { hasSameKey } from './same-key.js';

/** A table before, and what it is after, maybe under another name. */
export interface TablePair {
  readonly before: TableFact;
  readonly after: TableFact;
}

export interface PairedTables {
  readonly kept: readonly TablePair[];
  /** Tables that become partitions of the same columns, and the reverse: their rows stay, and there is nothing to ask. */
  readonly moved: readonly TablePair[];
  /** Those that are there after, but can't be altered to what they are there. */
  readonly replaced: readonly TablePair[];
  readonly gone: readonly TableFact[];
  readonly added: readonly TableFact[];
}

/** What became of each table by its name and by the renames, as far as these name tables that are gone and new. */
export function pairTables(
  { before, after }: SchemaPair,
  { renames }: Pick<Decisions, 'renames'>,
): PairedTables {
  const were = byName(before.tables);
  const are = byName(after.tables);
  const nameAfter = (name: string): string => {
    const to = renames.get(name);
    return to !== undefined && !are.has(name) && are.has(to) && !were.has(to) ? to : name;
  };
  const pairs = before.tables.flatMap((fact) => {
    const became = are.get(nameAfter(showName(fact.name)));
    return became === undefined ? [] : [{ before: fact, after: became }];
  });
  const taken = new Set(pairs.map((pair) => pair.after));
  const paired = new Set(pairs.map((pair) => pair.before));
  const moved = pairs.filter((pair) => isMoved(pair) && movesWithItsRows(pair, { before, after }));
  const stayed = pairs.filter((pair) => !moved.includes(pair));
  const isReplaced = (pair: TablePair) => !hasSameKey(pair, renames) || isOtherPartition(pair, nameAfter);
  return {
    kept: stayed.filter((pair) => !isReplaced(pair)),
    moved,
    replaced: stayed.filter(isReplaced),
    gone: before.tables.filter((fact) => !paired.has(fact)),
    added: after.tables.filter((fact) => !taken.has(fact)),
  };
}

function isMoved({ before, after }: TablePair): boolean {
  return (before.partition === undefined) !== (after.partition === undefined);
}

/** PostgreSQL alters neither the key by which rows are spread over partitions, nor what a partition holds. */
function isOtherPartition({ before, after }: TablePair, nameAfter: (name: string) => string): boolean {
  const was = before.partition && { ...before.partition, of: nameAfter(showName(before.partition.of)) };
  const is = after.partition && { ...after.partition, of: showName(after.partition.of) };
  return !isDeepStrictEqual(was, is);
}

/** Whether `alter table` can give the one's name to the other. */
export function canBecome(gone: TableFact, added: TableFact): boolean {
  const { name } = splitName(added.name);
  return (
    showName(besideName(gone.name, name)) === showName(added.name) &&
    isDeepStrictEqual(gone.definition.partitionBy, added.definition.partitionBy) &&
    isDeepStrictEqual(gone.partition, added.partition)
  );
}

function byName(tables: readonly TableFact[]): Map<string, TableFact> {
  return new Map(tables.map((fact) => [showName(fact.name), fact]));
}
