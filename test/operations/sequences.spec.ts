import * as fc from 'fast-check';
import { escapeIdentifier } from 'pg';

import { invertOperations } from '../../src/migrations/operations/invert.js';
import { describeOperation, type Operation } from '../../src/migrations/operations/operation.js';
import { changes, readCatalogue, type Catalogue } from './catalogue.js';
import { followObjects, type Objects } from './object-model.js';
import {
  isObjectStepKind,
  nextObjectOperation,
  OBJECT_STEP_KINDS,
  type ObjectStepKind,
} from './object-steps.js';
import { apply, useOperationsDatabase } from './operations-database.js';
import { followTable, holdsTable } from './program-changes.js';
import { isProgramKind, nextProgram, PROGRAM_KINDS, type ProgramKind, type Schema } from './program-steps.js';
import { follow } from './schema-model.js';
import { nextOperation, SCHEMA, STEP_KINDS, type Choices, type StepKind } from './schema-steps.js';

const RUNS = 30;
const TIME_LIMIT_MS = 15_000;

const client = useOperationsDatabase();

interface Step {
  kind: StepKind | ObjectStepKind | ProgramKind;
  name: string;
  picks: number[];
}

/** Tables come more often than each of the steps that need one. */
const kinds = fc.oneof(
  { weight: 1, arbitrary: fc.constant<Step['kind']>('createTable') },
  { weight: 5, arbitrary: fc.constantFrom<Step['kind'][]>(...STEP_KINDS) },
  { weight: 5, arbitrary: fc.constantFrom<Step['kind'][]>(...OBJECT_STEP_KINDS) },
  { weight: 4, arbitrary: fc.constantFrom<Step['kind'][]>(...PROGRAM_KINDS) },
);
const step = fc.record({
  kind: kinds,
  name: fc.string({ unit: 'grapheme', maxLength: 3 }).filter((name) => Buffer.byteLength(name) < 50),
  picks: fc.array(fc.nat({ max: 1_000 }), { minLength: 12, maxLength: 12 }),
});

/** Sequences of which each operation is valid after those before it. */
const sequences = fc.array(step, { minLength: 1, maxLength: 40, size: 'max' }).map(toOperations);

function toOperations(steps: readonly Step[]): Operation[] {
  let schema: Schema & { objects: Objects } = { tables: new Map(), programs: [], objects: [] };
  return steps.flatMap((step, index) => {
    const next = nextStep(step, index, schema);
    schema = { ...schema, ...next };
    return next?.operation ?? [];
  });
}

function nextStep({ kind, name, picks }: Step, index: number, schema: Schema & { objects: Objects }) {
  const choose = choices(`${name}-${index}`, picks);
  if (isProgramKind(kind)) {
    return nextProgram(kind, schema, choose);
  }
  if (isObjectStepKind(kind)) {
    const operation = nextObjectOperation(kind, schema.objects, choose);
    return operation && { operation, objects: followObjects(schema.objects, operation) };
  }
  const operation = nextOperation(kind, schema.tables, choose);
  return operation === undefined || holdsTable(schema.programs, operation)
    ? undefined
    : {
        operation,
        tables: follow(schema.tables, operation),
        programs: followTable(schema.programs, operation),
      };
}

function choices(name: string, picks: readonly number[]): Choices {
  let used = 0;
  const pick = () => picks[used++ % picks.length] ?? 0;
  return {
    of: (items) => items[pick() % items.length],
    flag: () => pick() % 2 === 1,
    name: () => `${name}_${used++}`,
  };
}

/** Applies the operations, then undoes them one by one; what each undoing leaves is compared with what was before. */
async function differences(operations: readonly Operation[]): Promise<string[]> {
  const before: Catalogue[] = [];
  for (const operation of operations) {
    before.push(await readCatalogue(client()));
    await apply(client(), [operation]);
  }
  const found: string[] = [];
  for (const operation of operations.toReversed()) {
    await apply(client(), invertOperations([operation], 'r1'));
    const lines = changes(before.pop() ?? [], await readCatalogue(client()));
    found.push(...lines.map((line) => `${describeOperation(operation)}: ${line}`));
  }
  return found;
}

it(
  'leaves the catalogue as it was, whatever operations are applied and undone',
  async () => {
    await client().query(`create schema ${escapeIdentifier(SCHEMA)}`);
    const property = fc.asyncProperty(sequences, async (operations) => {
      await client().query('savepoint start');
      expect(await differences(operations)).toEqual([]);
    });
    const inSavepoints = property.afterEach(() => client().query('rollback to savepoint start'));
    await fc.assert(inSavepoints, { numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS });
  },
  2 * TIME_LIMIT_MS,
);

it('tries every kind of operation', () => {
  const tried = fc.sample(sequences, { numRuns: 10 * RUNS, seed: 1 }).flat();
  const known = new Set(tried.map((operation) => operation.kind));
  expect([...known].toSorted()).toEqual([
    'addColumn',
    'addConstraint',
    'alterColumn',
    'alterDomain',
    'alterPolicy',
    'alterSequence',
    'comment',
    'createDomain',
    'createEnum',
    'createIndex',
    'createMaterializedView',
    'createPolicy',
    'createRoutine',
    'createSchema',
    'createSequence',
    'createTable',
    'createTrigger',
    'createType',
    'createView',
    'dropColumn',
    'dropConstraint',
    'dropDomain',
    'dropEnum',
    'dropIndex',
    'dropMaterializedView',
    'dropPolicy',
    'dropRoutine',
    'dropSchema',
    'dropSequence',
    'dropTable',
    'dropTrigger',
    'dropType',
    'dropView',
    'grant',
    'moveTable',
    'moveType',
    'refreshMaterializedView',
    'renameColumn',
    'renameEnumValue',
    'renamePolicy',
    'renameRoutine',
    'renameSchema',
    'renameSequence',
    'renameTable',
    'renameTrigger',
    'renameType',
    'renameView',
    'replaceEnum',
    'revoke',
    'setRowLevelSecurity',
    'setStorageParameters',
    'setTrigger',
  ]);
});
