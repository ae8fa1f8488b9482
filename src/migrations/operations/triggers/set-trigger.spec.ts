import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { SetTrigger, TriggerState } from './set-trigger.js';

function setting(to: TriggerState, from: TriggerState, verb: string) {
  const trigger = { kind: 'setTrigger' as const, table: 'shop.users', name: 'n' };
  return {
    operation: { ...trigger, to, from },
    sql: [`alter table "shop"."users" ${verb} trigger "n"`],
    line: `${verb} trigger n on shop.users`,
    inverse: [{ ...trigger, to: from, from: to }],
  };
}

testOperation<SetTrigger>('setTrigger', {
  'a trigger off': setting('disabled', 'enabled', 'disable'),
  'a trigger on': setting('enabled', 'disabled', 'enable'),
  'a trigger on everywhere': setting('always', 'enabled', 'enable always'),
  'a trigger on where rows are replicated to': setting('replica', 'always', 'enable replica'),
  'a trigger whose state was not told': {
    operation: { kind: 'setTrigger', table: 't', name: 'n', to: 'disabled' },
    sql: ['alter table "t" disable trigger "n"'],
    line: 'disable trigger n on t',
    inverse: {
      irreversible: 'setting the trigger n of t to disabled does not say what it was set to',
      remedy: "op.setTrigger('t', 'n', 'disabled', { from: '...' })",
    },
  },
});
