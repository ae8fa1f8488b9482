import { NotAHeadError, NothingToMergeError, RedundantParentError } from '../../src/index.js';
import { migration, read, Workshop } from './workshop.js';

let workshop: Workshop;
beforeAll(async () => void (workshop = await Workshop.open()));
afterAll(() => workshop.close());

const branched = {
  '1_a1.ts': migration('a1', []),
  '2_a2.ts': migration('a2', ['a1']),
  '3_b2.ts': migration('b2', ['a1']),
  '4_c2.ts': migration('c2', ['a1']),
};

describe('db:merge', () => {
  it('joins all heads in a migration that does nothing', async () => {
    const folder = await workshop.folder(branched);
    const merge = await (await workshop.service(folder)).merge();

    expect(merge).toMatchObject({
      parents: ['a2', 'b2', 'c2'],
      path: expect.stringMatching(/\/\d{14}_merge_heads\.ts$/),
    });
    expect(await read(merge.path)).toBe(`import { Migration } from 'siskin';

export default class MergeHeads extends Migration {
  static readonly revision = '${merge.revision}';
  static readonly parents = ['a2', 'b2', 'c2'];

  change() {
    // It joins its parents and has nothing to do.
  }
}
`);
    const migrations = await workshop.service(await workshop.copy(folder), { table: 'merged' });
    const { steps } = await migrations.migrate();
    expect(steps.at(-1)).toMatchObject({ revision: merge.revision, statements: 0 });
    expect((await migrations.rollback({ step: 1 })).steps).toMatchObject([{ revision: merge.revision }]);
  });

  it('joins those that are named, under the name, label and id that are given', async () => {
    const migrations = await workshop.service(await workshop.folder(branched));
    const merge = await migrations.merge(['c2', 'a2'], {
      message: 'Shop meets blog',
      labels: ['all'],
      revision: 'm1',
    });
    expect(merge).toMatchObject({ revision: 'm1', parents: ['c2', 'a2'], labels: ['all'] });
    expect(merge.path).toMatch(/_shop_meets_blog\.ts$/);
  });

  it.each([
    [['a2'], new NothingToMergeError(['a2'], true)],
    [['a2', 'a2'], new RedundantParentError('a2')],
    [['a2', 'heads'], new RedundantParentError('a2')],
    [['a1', 'b2'], new NotAHeadError('a1', ['a2', 'b2', 'c2'])],
  ])('refuses %j', async (revisions, error) => {
    const migrations = await workshop.service(await workshop.folder(branched));
    await expect(migrations.merge(revisions)).rejects.toEqual(error);
  });

  it('has nothing to do where there is one head', async () => {
    const migrations = await workshop.service(await workshop.folder({ '1_a1.ts': migration('a1', []) }));
    await expect(migrations.merge()).rejects.toEqual(new NothingToMergeError(['a1'], false));
  });

  it('joins what is no head with splice alone, and never a revision with what stands on it', async () => {
    const files = { ...branched, '5_a3.ts': migration('a3', ['a2']) };
    const migrations = await workshop.service(await workshop.folder(files));
    await expect(migrations.merge(['a3', 'a1'], { splice: true })).rejects.toEqual(
      new RedundantParentError('a1', 'a3'),
    );
    expect(await migrations.merge(['a2', 'b2'], { splice: true })).toMatchObject({ parents: ['a2', 'b2'] });
  });

  it('joins two lines of which one depends on the other', async () => {
    const files = {
      '1_a1.ts': migration('a1', []),
      '2_b1.ts': migration('b1', [], "static readonly dependsOn = ['a1'];"),
    };
    const migrations = await workshop.service(await workshop.folder(files));
    expect(await migrations.merge()).toMatchObject({ parents: ['a1', 'b1'] });
  });
});
