import { LockNotGrantedError } from '../../../src/index.js';
import { Lab, rejection } from '../../fixtures/lab.js';
import { addEmail, pidOf, prepared, READING, SEEING_MS, Told, users } from './watch.fixture.js';

let lab: Lab;
let told: Told;
beforeEach(async () => {
  lab = await Lab.open();
  told = new Told();
});
afterEach(() => lab.close());

describe('a session in the way', () => {
  it('is left alone where it is a migration', async () => {
    const migrations = await prepared(lab, true, { lockTimeout: SEEING_MS, lockRetries: 1 });
    await lab.during(`${READING}; set application_name = 'siskin ada@host 1'`, async (holder) => {
      const run = migrations.migrate({ terminateBlockers: true, onProgress: told.onProgress });
      const { blockers, problem, remedy } = await rejection(run, LockNotGrantedError);
      expect(blockers).toMatchObject([{ pid: await pidOf(holder), kept: 'it is a migration' }]);
      expect(problem).toMatch(/\n  \d+ \(.*\): set application_name = .* \[not ended: it is a migration\]$/);
      expect(remedy).not.toContain('--terminate-blockers');
      expect(told.of('terminated')).toEqual([]);
      expect(told.of('retrying')).toMatchObject([{ blockers: [{ kept: 'it is a migration' }] }]);
      expect((await holder.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
    });
  });

  it('is left alone where nobody has asked to end it', async () => {
    const migrations = await prepared(lab, true, { lockTimeout: SEEING_MS, lockRetries: 0 });
    await lab.during(READING, async (holder) => {
      const { blockers } = await rejection(migrations.migrate(), LockNotGrantedError);
      expect(blockers[0]).not.toHaveProperty('kept');
      expect((await holder.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
    });
  });

  it.each([
    { may: 'neither see nor end it', grant: 'select 1', kept: 'this user may not see what it is' },
    {
      may: 'see it, and not end it',
      grant: 'grant pg_read_all_stats to %',
      kept: expect.stringContaining('terminate'),
    },
  ])('is kept where the user may $may', async ({ grant, kept }) => {
    await using role = await Role.create(lab);
    await lab.query(grant.replace('%', role.name));
    const sources = { '1_users': users, '2_add': addEmail };
    const options = { lockTimeout: SEEING_MS, lockRetries: 1 };
    const migrations = await lab.on([await lab.folder(sources)], options, role.url);
    await migrations.migrate({ target: 'users' });
    await lab.during(READING, async (holder) => {
      const run = migrations.migrate({ terminateBlockers: true });
      const { blockers } = await rejection(run, LockNotGrantedError);
      expect(blockers).toMatchObject([{ pid: await pidOf(holder), kept }]);
      expect((await holder.query('select 1 as alive')).rows).toEqual([{ alive: 1 }]);
    });
  });
});

/** A user who may do anything in the database of the lab, and nothing else. */
class Role implements AsyncDisposable {
  private constructor(
    private readonly lab: Lab,
    readonly name: string,
  ) {}

  static async create(lab: Lab): Promise<Role> {
    const name = `${lab.database.name}_user`;
    await lab.query(`create role ${name} login password 'secret'; grant all on schema public to ${name}`);
    return new Role(lab, name);
  }

  get url(): string {
    const url = new URL(this.lab.database.url);
    url.username = this.name;
    url.password = 'secret';
    return String(url);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.lab.query(`drop owned by ${this.name} cascade; drop role ${this.name}`);
  }
}
