import * as fc from 'fast-check';

import type { TableFact } from '../../../model/schema-model.js';
import { placeConstraints } from '../place-constraints.js';
import { orderTables } from './order-tables.js';

/** Tables `0`, `1`, ... that refer to those of the numbers given. */
function tablesOf(references: readonly (readonly number[])[]): TableFact[] {
  return references.map((others, index) => ({
    name: String(index),
    definition: {
      columns: [{ name: 'id', type: 'integer' }],
      constraints: [
        { type: 'primaryKey', name: 'k', columns: ['id'] },
        ...others.map((other) => ({
          type: 'foreignKey' as const,
          name: `f${other}`,
          columns: ['id'],
          references: { table: String(other % references.length), columns: ['id'] },
        })),
      ],
      indexes: [],
    },
  }));
}

const graphs = fc.array(fc.uniqueArray(fc.nat(7), { maxLength: 3 }), { maxLength: 8 }).map(tablesOf);

it('has each table once', () => {
  const property = fc.property(graphs, (tables) => {
    expect(orderTables(tables).toSorted((a, b) => Number(a.name) - Number(b.name))).toEqual(tables);
  });
  expect(() => fc.assert(property)).not.toThrow();
});

it('creates tables such that each refers to itself and to those that are there alone', () => {
  const property = fc.property(graphs, (tables) => {
    const there = new Set<unknown>();
    for (const { fact } of placeConstraints(tables, [])) {
      there.add(fact.name);
      const referenced = fact.definition.constraints.flatMap((constraint) =>
        constraint.type === 'foreignKey' ? [constraint.references.table] : [],
      );
      expect(referenced.filter((name) => !there.has(name))).toEqual([]);
    }
  });
  expect(() => fc.assert(property)).not.toThrow();
});

it('leaves no constraint out', () => {
  const property = fc.property(graphs, (tables) => {
    const placed = placeConstraints(tables, []).flatMap(({ fact, late }) => [
      ...fact.definition.constraints,
      ...late,
    ]);
    expect(placed).toHaveLength(tables.flatMap(({ definition }) => definition.constraints).length);
  });
  expect(() => fc.assert(property)).not.toThrow();
});

it('adds nothing late where tables refer to earlier ones', () => {
  const placed = placeConstraints(tablesOf([[1, 2], [2], []]), []);
  expect(placed.map(({ fact, late }) => [fact.name, late])).toEqual([
    ['2', []],
    ['1', []],
    ['0', []],
  ]);
});
