import { UnknownAppliedRevisionError } from '../../src/index.js';
import { Lab, rejection } from '../fixtures/lab.js';
import { graph, line } from './graph.fixture.js';

let lab: Lab;
beforeEach(async () => void (lab = await Lab.open()));
afterEach(() => lab.close());

describe('stamp', () => {
  it('records the target and all that it stands on, and runs nothing', async () => {
    const migrations = await lab.with({
      ...line,
      '2_b': {
        revision: 'b1',
        parents: ['a1'],
        up(op) {
          op.sql('select 1 / 0');
        },
      },
    });

    expect(await migrations.stamp('b1')).toEqual({
      added: [
        { revision: 'a1', name: '1_a' },
        { revision: 'b1', name: '2_b' },
      ],
      removed: [],
      batch: 1,
    });
    expect(await lab.applied()).toEqual(['a1 in 1', 'b1 in 1']);
    expect(
      await lab.query('select distinct state, checksum, statements_done from siskin_migrations'),
    ).toEqual([{ state: 'applied', checksum: null, statements_done: 0 }]);
  });

  it('goes up and down a line, and leaves other lines alone', async () => {
    const migrations = await lab.with({ ...line, '9_z': { revision: 'z1', parents: [], change() {} } });
    await migrations.stamp(['c1', 'z1']);

    expect(await migrations.stamp('a1')).toMatchObject({ added: [], removed: ['b1', 'c1'] });
    expect(await lab.applied()).toEqual(['a1 in 1', 'z1 in 1']);
    expect(await migrations.stamp('c1')).toMatchObject({ batch: 2, removed: [] });
    expect(await lab.applied()).toEqual(['a1 in 1', 'z1 in 1', 'b1 in 2', 'c1 in 2']);
    expect(await migrations.stamp('c1')).toMatchObject({ added: [], removed: [] });
  });

  it('takes heads, and base for nothing at all', async () => {
    const migrations = await lab.with(graph);
    await migrations.stamp('heads');
    expect(await lab.applied()).toEqual(['a1', 'b1', 'c1', 'm1', 's1', 's2'].map((id) => `${id} in 1`));
    await migrations.stamp('base');
    expect(await lab.applied()).toEqual([]);
  });

  it('keeps the order, so that a rollback takes the last one back first', async () => {
    const migrations = await lab.with(line);
    await migrations.stamp('heads');
    expect(await migrations.rollback({ step: 1 })).toMatchObject({ steps: [{ revision: 'c1' }] });
  });

  it('refuses where a file is gone, unless the ledger is purged', async () => {
    await (await lab.with(line)).migrate();
    const { '2_b': _b, '3_c': _c, ...left } = line;
    const migrations = await lab.with(left);

    expect(await rejection(migrations.stamp('a1'), UnknownAppliedRevisionError)).toMatchObject({
      revisions: ['b1', 'c1'],
    });
    expect(await migrations.stamp('a1', { purge: true })).toEqual({
      added: [{ revision: 'a1', name: '1_a' }],
      removed: ['a1', 'b1', 'c1'],
      batch: 1,
    });
    expect(await lab.applied()).toEqual(['a1 in 1']);
  });
});
