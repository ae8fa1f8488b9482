import {
  decisions,
  model,
  table,
  type Sketch,
} from '../../../../test/migrations/autogenerate/decisions/models.js';
import { MistakenDecisionError } from '../../../errors/mistaken-decision.error.js';
import { ensureMeant } from './ensure-meant.js';
import type { DecisionFlags } from './flags/parse-decisions.js';

const BEFORE: Sketch = {
  tables: {
    users: { name: 'text', nick: 'text', age: 'text', sum: 'integer', old: 'text' },
    orders: { id: 'integer', total: 'integer' },
    logs: { at: 'date' },
    'shop.carts': { id: 'integer' },
  },
  enums: { status: ['draft', 'open', 'shut', 'lost'] },
};

const AFTER: Sketch = {
  tables: {
    users: {
      full_name: 'text',
      title: 'text!',
      age: 'integer!',
      sum: { type: 'integer', generated: { expression: '1' } },
      computed: { type: 'integer', generated: { expression: '1' } },
      old: 'text',
    },
    purchases: { id: 'integer', amount: 'integer' },
    logs: table('logs', { at: 'date' }, { partitionBy: { strategy: 'range', columns: ['at'] } }),
    'shop.baskets': { id: 'integer' },
  },
  enums: { status: ['open', 'shut', 'new'] },
};

const schemas = { before: model(BEFORE), after: model(AFTER) };

function mistake(flags: DecisionFlags) {
  try {
    ensureMeant(decisions(flags), schemas);
  } catch (error) {
    if (error instanceof MistakenDecisionError) {
      return { problem: error.problem, remedy: error.remedy };
    }
    throw error;
  }
}

const NOT = (flag: string, problem: string) =>
  `${flag} does not fit the schemas: ${problem}. Nothing was written.`;

describe('ensureMeant', () => {
  it.each<DecisionFlags>([
    {},
    { rename: ['users.name:full_name', 'users.nick:title'] },
    { rename: ['orders:purchases', 'purchases.total:amount', 'shop.carts:baskets'] },
    { rename: ['orders:purchases'], drop: ['purchases.total', 'users.name'] },
    { rename: ['status.draft:new', 'status.lost:open'] },
    { rename: ['status.draft:open', 'status.lost:open'] },
    { rename: ['status.draft:open'], drop: ['status.lost'] },
    { drop: ['orders', 'orders.total', 'logs', 'users.sum', 'shop.carts'] },
    { fill: ["users.title='x'", 'users.age=0'], using: ['users.age=1'] },
    { rename: ['users.name:title'], fill: ["users.title='x'"] },
  ])('takes %j', (flags) => {
    expect(mistake(flags)).toBeUndefined();
  });

  it.each<[DecisionFlags, string, string]>([
    [
      { rename: ['users.nmae:full_name'] },
      NOT('--rename', 'there was no table, column or enum value users.nmae'),
      'Did you mean users.name or users.nick?',
    ],
    [
      { rename: ['users.old:full_name'] },
      NOT('--rename', 'users.old is not gone'),
      'Did you mean users.name or users.nick?',
    ],
    [
      { rename: ['orders:purchases', 'orders.total:amount'] },
      NOT('--rename', 'orders.total goes with its table, or by the new name of it'),
      'Name one of these: orders, shop.carts, users.name, users.nick, purchases.total, status.draft, status.lost.',
    ],
    [
      { rename: ['users.name:fullname'] },
      NOT('--rename', "users.name can't have become users.fullname, which is not there after"),
      'Did you mean users.full_name?',
    ],
    [
      { rename: ['users.name:old'] },
      NOT('--rename', "users.name can't have become users.old, which was there before"),
      'Did you mean users.full_name or users.title?',
    ],
    [
      { rename: ['users.name:purchases.amount'] },
      NOT('--rename', "users.name can't have become purchases.amount, which is something else"),
      'Name one of these: users.full_name, users.title.',
    ],
    [
      { rename: ['users.name:computed'] },
      NOT('--rename', "users.name can't have become users.computed, which is something else"),
      'Name one of these: users.full_name, users.title.',
    ],
    [
      { rename: ['orders:shop.baskets'] },
      NOT('--rename', "orders can't have become shop.baskets, which is something else"),
      'Name one of these: purchases.',
    ],
    [
      { rename: ['users.name:title', 'users.nick:title'] },
      NOT('--rename', "users.name and users.nick can't both have become users.title"),
      'Name one of these: users.full_name.',
    ],
    [
      { rename: ['status.draft:new', 'status.lost:new'] },
      NOT('--rename', "status.draft and status.lost can't both have become status.new"),
      'Did you mean status.open or status.shut?',
    ],
    [
      { rename: ['users.name:title'], drop: ['users.name'] },
      NOT('--drop', 'users.name is renamed to users.title'),
      'Leave it out: nothing would fit here.',
    ],
    [
      { drop: ['users.nam'] },
      NOT('--drop', 'users.nam is not gone'),
      'Did you mean users.name or users.nick or users.sum?',
    ],
    [
      { drop: ['users.old'] },
      NOT('--drop', 'users.old is not gone'),
      'Did you mean users.name or users.nick or users.sum?',
    ],
    [
      { drop: ['status.open'] },
      NOT('--drop', 'status.open is not gone'),
      'Name one of these: orders, shop.carts, users.name, users.nick, status.draft, status.lost, logs, users.sum, orders.id, orders.total, ....',
    ],
    [
      { fill: ['users.full_name=1'] },
      NOT('--fill', 'users.full_name is no column that becomes not null without a value of its own'),
      'Name one of these: users.title, users.age.',
    ],
    [
      { using: ['users.title=1'] },
      NOT('--using', 'users.title is no column whose type changes'),
      'Name one of these: users.age.',
    ],
  ])('refuses %j', (flags, problem, remedy) => {
    expect(mistake(flags)).toEqual({ problem, remedy });
  });
});
