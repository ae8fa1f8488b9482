import type { IndexDefinition } from '../../../../operations/indexes/index-definition.js';
import type { ObjectName } from '../../../../operations/names.js';
import type { Change } from '../../change.js';
import { compareNamed } from '../constraints/named-parts.js';
import type { KeptTable } from '../kept-table.js';

export function compareIndexes(table: KeptTable): readonly Change[] {
  const { name, original, before, after, disturbance } = table;
  const touches = (index: IndexDefinition) => disturbance.touchesIndex(name, index);
  const { dropped, added, renamed, changed } = compareNamed(before.indexes, after.indexes, touches);
  const was = new Map(original.indexes.map((index) => [index.name, index]));
  const leaving = [...dropped, ...changed.map((pair) => pair.before)];
  return [
    ...leaving.map((index) => dropIndex(name, was.get(index.name) ?? index)),
    ...renamed.map((pair): Change => {
      const operation = {
        kind: 'renameIndex',
        table: name,
        name: pair.before.name,
        to: pair.after.name,
      } as const;
      return { phase: 'rename constraints and indexes', operation };
    }),
    ...[...changed.map((pair) => pair.after), ...added].map((index) => createIndex(name, index)),
  ];
}

export function dropIndex(table: ObjectName, was: IndexDefinition): Change {
  return {
    phase: 'drop constraints and indexes',
    operation: { kind: 'dropIndex', table, name: was.name, was },
  };
}

export function createIndex(table: ObjectName, index: IndexDefinition): Change {
  return { phase: 'add constraints and indexes', operation: { kind: 'createIndex', table, index } };
}
