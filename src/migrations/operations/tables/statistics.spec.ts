import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { CreateStatistics } from './create-statistics.js';
import type { DropStatistics } from './drop-statistics.js';
import type { StatisticsDefinition } from './statistics-definition.js';

const plain: StatisticsDefinition = { columns: ['a', 'b"c'] };
const full: StatisticsDefinition = {
  columns: ['a', { expression: sql`b % ${10}` }],
  kinds: ['ndistinct', 'dependencies', 'mcv'],
};

testOperation<CreateStatistics>('createStatistics', {
  'of columns': {
    operation: { kind: 'createStatistics', table: 't', name: 'a.b', definition: plain },
    sql: ['create statistics "a.b" on "a", "b""c" from "t"'],
    line: 'create statistics a.b on t',
    inverse: [{ kind: 'dropStatistics', table: 't', name: 'a.b', was: plain }],
  },
  'of an expression, by kinds, where they are missing': {
    operation: {
      kind: 'createStatistics',
      table: 's.t',
      name: 'st',
      definition: full,
      ifNotExists: true,
    },
    sql: [
      'create statistics if not exists "s"."st" (ndistinct, dependencies, mcv) on "a", (b % 10) from "s"."t"',
    ],
    line: 'create statistics st on s.t',
    inverse: {
      irreversible: 'the statistics st may have been there before, as ifNotExists says',
      remedy: "op.createStatistics('s.t', 'st', ...) without ifNotExists",
    },
  },
});

testOperation<DropStatistics>('dropStatistics', {
  'with their definition': {
    operation: { kind: 'dropStatistics', table: 's.t', name: 'st', was: full },
    sql: ['drop statistics "s"."st"'],
    line: 'drop statistics st on s.t',
    inverse: [{ kind: 'createStatistics', table: 's.t', name: 'st', definition: full }],
  },
  'by their name, if they exist': {
    operation: { kind: 'dropStatistics', table: 't', name: 'st', ifExists: true },
    sql: ['drop statistics if exists "st"'],
    line: 'drop statistics st on t',
    inverse: {
      irreversible: 'dropping the statistics st of t does not say what they were',
      remedy: "op.dropStatistics('t', 'st', ['a_column', 'another_column'])",
    },
  },
});
