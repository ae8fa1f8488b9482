import type { Operations } from './operations.js';

/** Options that PostgreSQL does not take together do not compile. */
export function impossible(op: Operations): void {
  op.createView('v', 'select 1', { recursive: true, columns: ['a'] });
  // @ts-expect-error A recursive view names its columns.
  op.createView('v', 'select 1', { recursive: true });
  // @ts-expect-error There was no view where none is replaced.
  op.createView('v', 'select 1', { was: 'select 2' });
  // @ts-expect-error A view has no data.
  op.createView('v', 'select 1', { withData: false });
  // @ts-expect-error Rows can't be written through a materialized view.
  op.createMaterializedView('v', 'select 1', { checkOption: 'local' });
  // @ts-expect-error The indexes of a new view are made in its transaction.
  op.createMaterializedView('v', 'select 1', { indexes: [{ columns: ['a'], concurrently: true }] });

  op.refreshMaterializedView('v', { concurrently: true, withData: true });
  op.refreshMaterializedView('v', { withData: false });
  // @ts-expect-error Without data there is nothing to be read meanwhile.
  op.refreshMaterializedView('v', { concurrently: true, withData: false });

  op.createFunction('f', { sqlBody: 'return 1', language: 'sql' });
  // @ts-expect-error A body is needed.
  op.createFunction('f', { returns: 'void' });
  // @ts-expect-error One body is enough.
  op.createFunction('f', { body: 'begin end', sqlBody: 'return 1' });
  // @ts-expect-error PostgreSQL parses no other language.
  op.createFunction('f', { sqlBody: 'return 1', language: 'plpgsql' });
  // @ts-expect-error A procedure returns nothing.
  op.createProcedure('p', { body: 'begin end', returns: 'void' });
  // @ts-expect-error There was no function where none is replaced.
  op.createFunction('f', { body: 'begin end', was: { body: 'begin end' } });

  op.createTrigger('t', 'n', { constraint: true, timing: 'after', events: ['insert'], function: 'f' });
  // @ts-expect-error A constraint is checked afterwards.
  op.createTrigger('t', 'n', { constraint: true, timing: 'before', events: ['insert'], function: 'f' });
  // @ts-expect-error Only constraints wait.
  op.createTrigger('t', 'n', { timing: 'after', events: ['insert'], function: 'f', deferrable: true });
  // @ts-expect-error PostgreSQL replaces no constraint.
  op.createTrigger('t', 'n', {
    constraint: true,
    timing: 'after',
    events: [],
    function: 'f',
    orReplace: true,
  });

  op.grant('select', { table: 't', columns: ['a'] }, 'app');
  // @ts-expect-error Columns are those of one table.
  op.grant('select', { tables: ['t'], columns: ['a'] }, 'app');
  // @ts-expect-error A function is told by its arguments.
  op.grant('execute', { function: 'f' }, 'app');
  // @ts-expect-error Nothing is left to be granted again with them.
  op.revoke('select', { table: 't' }, 'app', { grantOptionOnly: true, withGrantOption: true });

  // @ts-expect-error A schema is named along with the table, not beside it.
  op.grant('select', { table: 't', schema: 's' }, 'app');

  // @ts-expect-error A column is one of a table, which a view is in this place.
  op.comment({ view: 'v', column: 'c' }, 'text');
  // @ts-expect-error A comment is on one thing.
  op.comment({ table: 't', column: 'c', policy: 'p' }, 'text');
}
