import { testOperation } from '../../../../test/operations/operation-cases.js';
import type { Revoke } from './revoke.js';

const on = { table: 'shop.users' };

testOperation<Revoke>('revoke', {
  'a privilege': {
    operation: { kind: 'revoke', privileges: 'select', on, from: 'app' },
    sql: ['revoke select on table "shop"."users" from "app"'],
    line: 'revoke select on table shop.users from app',
    inverse: [{ kind: 'grant', privileges: 'select', on, to: 'app' }],
  },
  'privileges that could be granted further': {
    operation: {
      kind: 'revoke',
      privileges: ['select', 'insert'],
      on,
      from: ['app', 'public'],
      withGrantOption: true,
      cascade: true,
    },
    sql: ['revoke select, insert on table "shop"."users" from "app", public cascade'],
    line: 'revoke select, insert on table shop.users from app, public',
    inverse: [
      {
        kind: 'grant',
        privileges: ['select', 'insert'],
        on,
        to: ['app', 'public'],
        withGrantOption: true,
      },
    ],
  },
  'the right to grant them': {
    operation: { kind: 'revoke', privileges: 'all', on, from: 'app', grantOptionOnly: true },
    sql: ['revoke grant option for all privileges on table "shop"."users" from "app"'],
    line: 'revoke grant option for all on table shop.users from app',
    inverse: [{ kind: 'grant', privileges: 'all', on, to: 'app', withGrantOption: true }],
  },
  'what is given on things made later': {
    operation: { kind: 'revoke', privileges: 'execute', on: { future: 'functions' }, from: 'public' },
    sql: ['alter default privileges revoke execute on functions from public'],
    line: 'revoke execute on future functions from public',
    inverse: [{ kind: 'grant', privileges: 'execute', on: { future: 'functions' }, to: 'public' }],
  },
});
