import type { Client } from 'pg';

import type { MigrationEvent, MigrationOptions } from '../../../src/index.js';
import type { Lab } from '../../fixtures/lab.js';
import type { MigrationSource } from '../../fixtures/migration-files.js';
import { poll } from '../../fixtures/poll.js';
import { users } from '../history.fixture.js';

export { users };

/** Needs `access exclusive` on the table of users. */
export const addEmail: MigrationSource = {
  revision: 'add',
  parents: ['users'],
  change(op) {
    op.addColumn('users', (t) => t.text('email'));
  },
};

/** What a run tells, in order. */
export class Told {
  readonly events: MigrationEvent[] = [];
  readonly onProgress = (event: MigrationEvent): void => void this.events.push(event);

  of<T extends MigrationEvent['type']>(type: T): Extract<MigrationEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<MigrationEvent, { type: T }> => event.type === type);
  }

  /** Without those that come by the clock. */
  get types(): string[] {
    return this.events.map(({ type }) => type).filter((type) => type !== 'working');
  }

  async until(type: MigrationEvent['type'], count = 1): Promise<void> {
    await poll(`${count} ${type}`, async () => this.of(type).length >= count);
  }

  /** Waits for the first one that is so. */
  async find<T extends MigrationEvent['type']>(
    type: T,
    isSo: (event: Extract<MigrationEvent, { type: T }>) => boolean,
  ): Promise<Extract<MigrationEvent, { type: T }>> {
    return poll(`a ${type} that is so`, async () => this.of(type).find(isSo));
  }
}

export async function columnsOf(lab: Lab, table: string): Promise<string[]> {
  const rows = await lab.query(
    `select attname as name from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped order by attnum`,
  );
  return rows.map(({ name }) => String(name));
}

/** Long enough to see who is in the way, also on a machine that stands still for two seconds. */
export const SEEING_MS = 3_000;

/** A long transaction that has read the table, of `app`. */
export const READING = `set application_name = 'app'; begin; select * from users`;

export async function pidOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return rows[0]?.pid ?? 0;
}

/** The service of an application whose table of users is there, and to be changed. */
export async function prepared(
  lab: Lab,
  transaction: boolean,
  options: MigrationOptions = {},
  add: MigrationSource = addEmail,
) {
  const folder = await lab.folder({ '1_users': users, '2_add': { ...add, transaction } });
  const migrations = await lab.on([folder], options);
  await migrations.migrate({ target: 'users' });
  return Object.assign(migrations, { folder });
}
