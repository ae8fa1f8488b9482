import {
  SqlFragment,
  type Operations,
  type TriggerDefinition,
} from '../../../src/migrations/operations/index.js';
import { shown, type Names } from '../hostile-names.js';
import { integersTable, placeOf, swap, type Scenario } from './scenario.js';

export function triggerScenarios(names: Names): Record<string, Scenario> {
  const table = placeOf(names, names.table);
  const touch = placeOf(names, names.other);
  const [c, n] = [shown(names.column), shown(names.object)];
  const line = (definition: string, { name = n, state = 'O', type = '' } = {}) =>
    `CREATE ${type}TRIGGER ${name} ${definition} EXECUTE FUNCTION ${touch.sql}() ${state}`;
  const plain: TriggerDefinition = {
    timing: 'before',
    events: ['insert', { updateOf: [names.column, names.second] }],
    forEach: 'row',
    function: touch.name,
  };
  const plainLine = `BEFORE INSERT OR UPDATE OF ${c}, ${shown(names.second)} ON ${table.sql} FOR EACH ROW`;

  const given = (op: Operations) => {
    integersTable(names)(op);
    op.createFunction(touch.name, { returns: 'trigger', body: 'begin return new; end' });
  };
  const triggered = (op: Operations) => {
    given(op);
    op.createTrigger(table.name, names.object, plain);
  };

  return {
    createTrigger: {
      given,
      change: (op) => op.createTrigger(table.name, names.object, plain),
      changes: swap([], [line(plainLine)]),
    },
    'createTrigger with a condition and arguments': {
      given,
      change: (op) =>
        op.createTrigger(table.name, names.object, {
          timing: 'after',
          events: ['update', 'delete'],
          forEach: 'row',
          when: new SqlFragment([`old.${c} > `, ''], [0]),
          function: touch.name,
          arguments: ["it's", names.column],
        }),
      changes: swap(
        [],
        [
          `CREATE TRIGGER ${n} AFTER DELETE OR UPDATE ON ${table.sql} FOR EACH ROW WHEN ((old.${c} > 0)) ` +
            `EXECUTE FUNCTION ${touch.sql}('it''s', '${names.column.replaceAll("'", "''")}') O`,
        ],
      ),
    },
    'createTrigger for each statement, with its rows': {
      given,
      change: (op) =>
        op.createTrigger(table.name, names.object, {
          timing: 'after',
          events: ['update'],
          referencing: { old: names.column, new: names.second },
          function: touch.name,
        }),
      changes: swap(
        [],
        [
          line(
            `AFTER UPDATE ON ${table.sql} REFERENCING OLD TABLE AS ${c} NEW TABLE AS ${shown(names.second)} FOR EACH STATEMENT`,
          ),
        ],
      ),
    },
    'createTrigger that is a constraint': {
      given,
      change: (op) =>
        op.createTrigger(table.name, names.object, {
          constraint: true,
          timing: 'after',
          events: ['insert'],
          deferrable: 'initially deferred',
          function: touch.name,
        }),
      changes: swap(
        [],
        [
          line(`AFTER INSERT ON ${table.sql} DEFERRABLE INITIALLY DEFERRED FOR EACH ROW`, {
            type: 'CONSTRAINT ',
          }),
        ],
      ),
    },
    'createTrigger in place of another': {
      given: triggered,
      change: (op) =>
        op.createTrigger(table.name, names.object, {
          timing: 'after',
          events: ['truncate'],
          function: touch.name,
          orReplace: true,
          was: plain,
        }),
      changes: swap([line(plainLine)], [line(`AFTER TRUNCATE ON ${table.sql} FOR EACH STATEMENT`)]),
    },
    'createTrigger on a view': {
      given: (op) => {
        given(op);
        op.createView('v', `select ${c} from ${table.sql}`);
      },
      change: (op) =>
        op.createTrigger('v', names.object, {
          timing: 'instead of',
          events: ['insert'],
          forEach: 'row',
          function: touch.name,
        }),
      changes: swap([], [line('INSTEAD OF INSERT ON public.v FOR EACH ROW')]),
    },
    dropTrigger: {
      given: triggered,
      change: (op) => op.dropTrigger(table.name, names.object, plain),
      changes: swap([line(plainLine)], []),
    },
    'renameTrigger and setTrigger': {
      given: triggered,
      change: (op) => {
        op.renameTrigger(table.name, names.object, 'renamed');
        op.setTrigger(table.name, 'renamed', 'disabled', { from: 'enabled' });
        op.setTrigger(table.name, 'renamed', 'always', { from: 'disabled' });
        op.setTrigger(table.name, 'renamed', 'replica', { from: 'always' });
      },
      changes: swap([line(plainLine)], [line(plainLine, { name: 'renamed', state: 'R' })]),
    },
  };
}
