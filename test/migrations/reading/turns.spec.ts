import { setTimeout as sleep } from 'node:timers/promises';

import { MigrationEndedError, MigrationFailedError, sql, type Operations } from '../../../src/index.js';
import { rejection } from '../../fixtures/lab.js';
import { collect, useReadingDatabase } from './reading-database.js';

const database = useReadingDatabase();

const READS: [string, (op: Operations) => Promise<unknown>][] = [
  ['op.rows', (op) => op.rows('select 1')],
  ['op.inspect, has', (op) => op.inspect.hasTable('users')],
  ['op.inspect, a list', (op) => op.inspect.hasIndex('users', ['id'])],
  ['op.db', (op) => op.db.selectNoFrom((eb) => eb.lit(1).as('one')).execute()],
  ['op.stream', async (op) => collect(op.stream('select 1'))],
];

describe('reads', () => {
  it.each(READS)('see what was queued before them: %s', async (_what, read) => {
    const { log } = await database().migrate(async (op) => {
      op.sql('create table a (i integer)');
      await read(op);
      op.sql('create table b (i integer)');
    });
    expect(log.at(0)).toBe('create table a (i integer)');
    expect(log.at(1)).toMatch(/^\? /);
    expect(log.at(-1)).toBe('create table b (i integer)');
  });

  it('of all kinds run one after another in the order of the calls', async () => {
    const asked = await database().migrate(async (op) => {
      const seen: string[] = [];
      const note = (what: string) => () => seen.push(what);
      const all = [
        op.rows('select pg_sleep(0.05)').then(note('rows')),
        op.inspect.hasTable('a').then(note('inspect')),
        op.db
          .selectNoFrom((eb) => eb.lit(1).as('one'))
          .execute()
          .then(note('db')),
        op.stream('select 1').next().then(note('stream')),
        op.rows(sql`select ${2}`).then(note('rows again')),
      ];
      await Promise.all(all);
      expect(seen.filter((what) => what !== 'stream')).toEqual(['rows', 'inspect', 'db', 'rows again']);
    });
    const order = asked.log.map((line) => /pg_sleep|to_regclass|"one"|declare|select 2/.exec(line)?.[0]);
    expect(order.filter((word) => word !== undefined)).toEqual([
      'pg_sleep',
      'to_regclass',
      '"one"',
      'declare',
      'select 2',
    ]);
  });

  it.each(READS)('are refused after the end: %s', async (_what, read) => {
    let late: Operations | undefined;
    await database().migrate((op) => void (late = op));
    const reading = async () => late && read(late);
    await expect(reading()).rejects.toThrow(MigrationEndedError);
  });

  it('that fail while nobody awaits them fail the migration and not the process', async () => {
    const unhandled: unknown[] = [];
    const listener = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listener);
    try {
      const failure = database().migrate(async (op) => {
        void op.rows('select 1 / 0');
        await sleep(50);
      });
      expect((await rejection(failure, MigrationFailedError)).failed?.sqlState).toBe('22012');
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', listener);
    }
  });
});
