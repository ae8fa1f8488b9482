import { testOperation } from '../../../../test/operations/operation-cases.js';
import { sql } from '../sql-text.js';
import type { CreateTrigger } from './create-trigger.js';
import type { ConstraintTriggerDefinition, PlainTriggerDefinition } from './trigger-definition.js';

const statement: PlainTriggerDefinition = { timing: 'after', events: ['truncate'], function: 'shop.log' };
const row: PlainTriggerDefinition = {
  timing: 'before',
  events: ['insert', { updateOf: ['a', 'b"c'] }, 'delete'],
  forEach: 'row',
  when: sql`new.a > ${0}`,
  function: { schema: 'shop', name: 'a.b' },
  arguments: ["it's", '2'],
};
const rows: PlainTriggerDefinition = {
  timing: 'after',
  events: ['update'],
  referencing: { old: 'gone', new: 'come' },
  function: 'log',
};
const constraint: ConstraintTriggerDefinition = {
  constraint: true,
  timing: 'after',
  events: ['insert'],
  deferrable: 'initially deferred',
  function: 'log',
};

function creating(definition: CreateTrigger['definition'], clause: string) {
  const trigger = { table: 'shop.users', name: 'log' };
  return {
    operation: { kind: 'createTrigger' as const, ...trigger, definition },
    sql: [`create ${clause}`],
    line: 'create trigger log on shop.users',
    inverse: [{ kind: 'dropTrigger' as const, ...trigger, was: definition }],
  };
}

testOperation<CreateTrigger>('createTrigger', {
  'for each statement': creating(
    statement,
    'trigger "log" after truncate on "shop"."users" for each statement execute function "shop"."log"()',
  ),
  'for some rows and columns': creating(
    row,
    'trigger "log" before insert or update of "a", "b""c" or delete on "shop"."users" for each row ' +
      `when (new.a > 0) execute function "shop"."a.b"('it''s', '2')`,
  ),
  'with all rows of a statement': creating(
    rows,
    'trigger "log" after update on "shop"."users" referencing old table as "gone" new table as "come" ' +
      'for each statement execute function "log"()',
  ),
  'with the rows as they are': creating(
    { ...rows, referencing: { new: 'come' } },
    'trigger "log" after update on "shop"."users" referencing new table as "come" ' +
      'for each statement execute function "log"()',
  ),
  'that is a constraint': creating(
    constraint,
    'constraint trigger "log" after insert on "shop"."users" deferrable initially deferred ' +
      'for each row execute function "log"()',
  ),
  'in place of what is known': {
    operation: {
      kind: 'createTrigger',
      table: 't',
      name: 'n',
      definition: rows,
      orReplace: true,
      was: statement,
    },
    sql: [
      'create or replace trigger "n" after update on "t" referencing old table as "gone" new table as "come" ' +
        'for each statement execute function "log"()',
    ],
    line: 'replace trigger n on t',
    inverse: [
      { kind: 'createTrigger', table: 't', name: 'n', definition: statement, orReplace: true, was: rows },
    ],
  },
  'in place of what is not known': {
    operation: { kind: 'createTrigger', table: 't', name: 'n', definition: statement, orReplace: true },
    sql: [
      'create or replace trigger "n" after truncate on "t" for each statement execute function "shop"."log"()',
    ],
    line: 'replace trigger n on t',
    inverse: {
      irreversible: 'replacing the trigger n of t does not say what it was',
      remedy: "op.createTrigger('t', 'n', { ..., orReplace: true, was: { ... } })",
    },
  },
});
