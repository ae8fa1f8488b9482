import { checksumOf } from '../../src/migrations/execution/statement-log.js';
import { COMPILER_VERSION } from '../../src/migrations/operations/compiler-version.js';
import { compileOperation, type Operation } from '../../src/migrations/operations/operation.js';
import { recordOperations } from '../../src/migrations/operations/record.js';
import { sampleOperations } from './sample-operations.js';

/** The checksum of all that the sample compiles to, by the version of the compiler. */
const RECORDED = {
  version: 2,
  checksum: '0cb372d222fb357d33f8ecd6ded1e6de468fc7184062e60d50f7c45619ed8826',
};

const ADVICE = [
  'The operations compile to other SQL than in the releases before.',
  'Applied migrations would look changed: raise COMPILER_VERSION by one in src/migrations/operations/compiler-version.ts,',
  'and record the version and the checksum here. Where only the sample is another one, record the checksum alone.',
].join('\n');

/** A kind that is left out, or that is none, does not compile. */
const KINDS: Record<Operation['kind'], true> = {
  addColumn: true,
  addConstraint: true,
  addEnumValue: true,
  alterColumn: true,
  alterConstraint: true,
  alterDomain: true,
  alterExtension: true,
  alterPolicy: true,
  alterSequence: true,
  attachPartition: true,
  backfill: true,
  bulkInsert: true,
  comment: true,
  createDomain: true,
  createEnum: true,
  createExtension: true,
  createIndex: true,
  createMaterializedView: true,
  createPartition: true,
  createPolicy: true,
  createRoutine: true,
  createSchema: true,
  createSequence: true,
  createStatistics: true,
  createTable: true,
  createTrigger: true,
  createType: true,
  createView: true,
  delete: true,
  detachPartition: true,
  dropColumn: true,
  dropConstraint: true,
  dropDomain: true,
  dropEnum: true,
  dropExtension: true,
  dropIndex: true,
  dropMaterializedView: true,
  dropPartition: true,
  dropPolicy: true,
  dropRoutine: true,
  dropSchema: true,
  dropSequence: true,
  dropStatistics: true,
  dropTable: true,
  dropTrigger: true,
  dropType: true,
  dropView: true,
  grant: true,
  inheritTable: true,
  moveTable: true,
  moveType: true,
  refreshMaterializedView: true,
  renameColumn: true,
  renameConstraint: true,
  renameEnumValue: true,
  renameIndex: true,
  renamePolicy: true,
  renameRoutine: true,
  renameSchema: true,
  renameSequence: true,
  renameTable: true,
  renameTrigger: true,
  renameType: true,
  renameView: true,
  replaceEnum: true,
  reversible: true,
  revoke: true,
  setLogged: true,
  setReplicaIdentity: true,
  setRowLevelSecurity: true,
  setStorageParameters: true,
  setTableOwner: true,
  setTrigger: true,
  sql: true,
  truncate: true,
  update: true,
  validateConstraint: true,
};

it('has a sample of every kind of operation', async () => {
  const kinds = (await recordOperations(sampleOperations)).map(({ kind }) => kind);
  expect([...new Set(kinds)].toSorted()).toEqual(Object.keys(KINDS).toSorted());
});

it('compiles to the SQL of its version', async () => {
  const statements = (await recordOperations(sampleOperations)).flatMap(compileOperation);
  const found = { version: COMPILER_VERSION, checksum: checksumOf(statements) };
  const advice = JSON.stringify(found) === JSON.stringify(RECORDED) ? '' : ADVICE;
  expect({ ...found, advice }).toEqual({ ...RECORDED, advice: '' });
});
