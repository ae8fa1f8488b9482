import { Lab } from '../fixtures/lab.js';
import { describeWithPsql, runPsql } from '../fixtures/psql.js';
import { histories, type ScriptHistory } from './histories.js';
import { stateOf, type State } from './state.js';

/** What a run leaves, and what it leaves after everything was reverted again. */
async function runOnline(history: ScriptHistory): Promise<{ applied: State; reverted: State }> {
  await using lab = await Lab.open();
  await prepare(lab, history);
  const service = await lab.with(history.sources, history.options);
  await service.migrate();
  const applied = await stateOf(lab.database.url, history.ledger);
  await service.rollback({ target: 'base' });
  return { applied, reverted: await stateOf(lab.database.url, history.ledger) };
}

async function prepare(lab: Lab, { given }: ScriptHistory): Promise<void> {
  if (given !== undefined) {
    await lab.query(given.replace(':db', `"${lab.database.name}"`));
  }
}

async function ensureRuns(lab: Lab, sql: string): Promise<void> {
  expect(await runPsql(lab.database.url, sql)).toMatchObject({ code: 0, stderr: '' });
}

describeWithPsql('A script', () => {
  const cases = Object.entries(histories);

  describe.each(cases)('of %s', (_what, history) => {
    let online: Awaited<ReturnType<typeof runOnline>>;
    beforeAll(async () => {
      online = await runOnline(history);
    });

    const kinds = [
      { idempotent: false, transaction: 'each' },
      { idempotent: true, transaction: 'each' },
      ...(history.together
        ? ([
            { idempotent: false, transaction: 'all' },
            { idempotent: true, transaction: 'all' },
          ] as const)
        : []),
    ] as const;

    it.each(kinds)('leaves what a run leaves, there and back: %j', async (kind) => {
      await using lab = await Lab.open();
      await prepare(lab, history);
      const service = await lab.with(history.sources, history.options);
      const { sql: up } = await service.script(kind);
      await ensureRuns(lab, up);
      expect(await stateOf(lab.database.url, history.ledger)).toEqual(online.applied);
      expect((await service.script(kind)).sql).toBe(up);

      if (kind.idempotent) {
        await ensureRuns(lab, up);
      }
      expect(await stateOf(lab.database.url, history.ledger)).toEqual(online.applied);
      const { sql: down } = await service.script({
        direction: 'down',
        range: 'heads:base',
        transaction: kind.transaction,
      });
      await ensureRuns(lab, down);
      expect(await stateOf(lab.database.url, history.ledger)).toEqual(online.reverted);
    });

    it('is as good as a run to those that follow', async () => {
      await using lab = await Lab.open();
      await prepare(lab, history);
      const service = await lab.with(history.sources, { ...history.options, changed: 'refuse' });
      await ensureRuns(lab, (await service.script()).sql);
      const { revisions } = await service.status();
      expect(revisions.filter(({ state }) => state !== 'applied' && state !== 'skipped')).toEqual([]);
      expect(await service.migrate()).toMatchObject({ steps: [], changed: [] });
      await service.rollback({ target: 'base' });
      expect(await stateOf(lab.database.url, history.ledger)).toEqual(online.reverted);
    });
  });
});
