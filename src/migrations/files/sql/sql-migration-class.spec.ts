import { loadSqlParser } from '../../../sql/sql-parser.js';
import { splitStatements } from '../../../sql/split-statements.js';
import { recordOperations } from '../../operations/record.js';
import { toMigrationClass } from './sql-migration-class.js';

beforeAll(loadSqlParser);

describe('toMigrationClass', () => {
  it('has the settings of the header as statics', () => {
    const settings = { transaction: false, lockTimeout: 100, statementTimeout: 0, parents: ['a'] };
    const migrationClass = toMigrationClass({ ...settings, up: [] }, 'b');
    expect({ ...migrationClass }).toEqual(settings);
  });

  it('runs statement by statement', async () => {
    const migration = new (toMigrationClass({ up: splitStatements('select 1;select 2'), down: [] }, 'b'))();
    expect(await recordOperations((op) => migration.up?.(op))).toEqual([
      { kind: 'sql', text: 'select 1' },
      { kind: 'sql', text: 'select 2' },
    ]);
    expect(await recordOperations((op) => migration.down?.(op))).toEqual([]);
  });
});
