import type { Change } from '../../../../src/migrations/autogenerate/difference/change.js';
import { compareModels } from '../../../../src/migrations/autogenerate/difference/compare-models.js';
import { NO_DECISIONS } from '../../../../src/migrations/autogenerate/decisions/decisions.js';
import { PHASES } from '../../../../src/migrations/autogenerate/difference/change.js';
import type { SchemaModel } from '../../../../src/migrations/autogenerate/model/schema-model.js';
import { invertOperations } from '../../../../src/migrations/operations/invert.js';
import { describeOperation, type Operation } from '../../../../src/migrations/operations/operation.js';
import { apply, useOperationsDatabase } from '../../../operations/operations-database.js';
import { modelOf, read } from './evolution.js';

const client = useOperationsDatabase();

const THINGS = `
create view v as select a from t;
create materialized view m as select a from v;
create view w as select a from m;
create view bystander as select b from t;
create trigger x before update of a on t for each row execute function touch();
create trigger y before update on t for each row when (old.a is distinct from new.a) execute function touch();
create trigger bystander before update of b on t for each row execute function touch();
create policy p on t using (a is not null);
create policy bystander on t using (b is not null);
create function reads(int) returns bigint language sql begin atomic select count(a) from t where b is not null; end;
create function calls() returns bigint language sql as 'select count(a) from t';
create function bystander() returns bigint language sql as 'select count(b) from t';
`;
const SCHEMA = (a: string) => `
create function touch() returns trigger language plpgsql as 'begin return new; end';
create table t (a ${a}, b text); ${THINGS}`;

const table = (type: string): SchemaModel['tables'] => [
  {
    name: 't',
    definition: {
      columns: [
        { name: 'a', type },
        { name: 'b', type: 'text' },
      ],
      constraints: [],
      indexes: [],
    },
  },
];

const alter: Change = {
  phase: 'alter columns',
  operation: {
    kind: 'alterColumn',
    table: 't',
    column: 'a',
    to: { type: 'bigint' },
    from: { type: 'integer' },
  },
};

/** The changes of the comparison with those that are made to the column by another one. */
function withAlteration(before: SchemaModel, after: SchemaModel): Operation[] {
  const changes = compareModels({ before, after, decisions: NO_DECISIONS }).filter(
    ({ phase }) => phase !== 'alter columns',
  );
  const all = [...changes, alter];
  return PHASES.flatMap((phase) => all.filter((change) => change.phase === phase)).map(
    ({ operation }) => operation,
  );
}

describe('a column that changes its type', () => {
  it('has all that is made of it dropped before and created after, and nothing else', async () => {
    const v1 = { ...(await modelOf(client(), SCHEMA('integer'))), tables: table('integer') };
    const v2 = { ...(await modelOf(client(), SCHEMA('bigint'))), tables: table('bigint') };
    const operations = withAlteration(v1, v2);
    expect(operations.map(describeOperation)).toEqual([
      'drop trigger x on t',
      'drop trigger y on t',
      'drop policy p on t',
      'drop view w',
      'drop materialized view m',
      'drop view v',
      'drop function reads(integer)',
      'drop function calls()',
      describeOperation(alter.operation),
      'create function calls()',
      'create function reads(integer)',
      'create view v',
      'create materialized view m',
      'create view w',
      'create trigger x on t',
      'create trigger y on t',
      'create policy p on t',
    ]);
    await client().query(SCHEMA('integer'));
    const tables = (await read(client())).tables;
    await apply(client(), operations);
    const there = await read(client());
    expect({ ...there, tables: v2.tables }).toEqual(v2);
    await apply(client(), invertOperations(operations, 'r1'));
    expect(await read(client())).toEqual({ ...v1, tables });
  });
});
