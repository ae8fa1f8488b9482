import { setTimeout as sleep } from 'node:timers/promises';

import {
  EntityFactory,
  Factory,
  RunInterruptedError,
  SeedingInterruptedError,
  type Factories,
  type SeedContext,
  type SeederEvent,
  type SeedOptions,
} from '../../src/index.js';
import type { FactoryScope } from '../../src/factories/factory-scope.js';
import { SETTINGS } from '../../src/factories/factory-settings.js';
import { reportInsert } from '../../src/factories/insert-progress.js';
import { rejection } from '../fixtures/lab.js';
import { Seedbed, seeder } from './seedbed.js';

class Note {
  text!: string;
}

@Factory(Note)
class NoteFactory extends EntityFactory<Note> {
  definition() {
    return { text: 'A' };
  }
}

/** What an insert of a factory has of the registry that the factory is from. */
function scopeOf(factories: Factories): FactoryScope {
  const { scope } = factories.get(NoteFactory)[SETTINGS];
  if (scope === undefined) {
    throw new Error('The factory belongs to no registry.');
  }
  return scope;
}

/** As an insert does it: in parts, until the signal is aborted. */
async function insert(factories: Factories, parts: number): Promise<void> {
  const scope = scopeOf(factories);
  const report = reportInsert(scope, 'Note', parts);
  try {
    for (let part = 0; part < parts; part++) {
      scope.signal?.throwIfAborted();
      await sleep(120);
      report.add(1);
    }
  } finally {
    report.end();
  }
}

let bed: Seedbed;
beforeAll(async () => void (bed = await Seedbed.open()));
afterAll(() => bed[Symbol.asyncDispose]());
beforeEach(() => bed.lab.query('truncate notes'));

async function run(work: (context: SeedContext) => Promise<void>, options: SeedOptions = {}) {
  const events: SeederEvent[] = [];
  const onProgress = (event: SeederEvent) => {
    events.push(event);
    options.onProgress?.(event);
  };
  const service = await bed.service([seeder('Bulk', {}, work)]);
  await service.run('Bulk', { ...options, onProgress });
  return events.flatMap((event) => (event.type === 'progress' ? [event] : []));
}

describe('an insert of a seeder', () => {
  it('is told as a loop of the seeder, with its total and what is left', async () => {
    const told = await run(({ factories }) => insert(factories, 2));
    expect(told).toEqual([
      {
        type: 'progress',
        seeder: 'Bulk',
        depth: 0,
        progress: { label: 'Note', done: 1, total: 2, rate: expect.any(Number), leftMs: expect.any(Number) },
      },
      {
        type: 'progress',
        seeder: 'Bulk',
        depth: 0,
        progress: { label: 'Note', done: 2, total: 2, rate: expect.any(Number), leftMs: 0 },
      },
    ]);
  });

  it.each<[string, (context: SeedContext) => Factories]>([
    ['on another EntityManager', ({ factories, em }) => factories.with(em.fork())],
    ['of a fork', ({ factories }) => factories.fork({ randomSeed: 1 })],
    ['that chooses from a pool', ({ factories }) => factories.recycle([])],
  ])('is told by factories %s, too', async (_what, factoriesOf) => {
    const told = await run((context) => insert(factoriesOf(context), 1));
    expect(told).toHaveLength(1);
  });

  it('is not told by a registry that no seeder was given', async () => {
    const app = await bed.app([]);
    const { FactoryRegistry } = await import('../../src/index.js');
    const scope = scopeOf(app.get(FactoryRegistry));
    expect([scope.onInsert, scope.signal]).toEqual([undefined, undefined]);
  });

  it('ends by the signal of the run, which is rolled back', async () => {
    const controller = new AbortController();
    const onProgress = ({ type }: SeederEvent) => void (type === 'progress' && controller.abort());
    let reason: unknown;
    const work = async ({ factories }: SeedContext) => {
      await insert(factories, 50).catch((error: unknown) => {
        reason = scopeOf(factories).signal?.reason;
        throw error;
      });
    };
    const error = await rejection(
      run(work, { signal: controller.signal, onProgress }),
      SeedingInterruptedError,
    );
    expect(error.problem).toBe('The seeding was interrupted; nothing of it stays.');
    expect(reason).toBeInstanceOf(RunInterruptedError);
    expect(await bed.notes()).toEqual([]);
  });

  it('ends by its signal alone where it tells nothing', async () => {
    const controller = new AbortController();
    const waiting = async ({ factories }: SeedContext) => {
      const { signal } = scopeOf(factories);
      controller.abort();
      await new Promise((_resolve, reject) => {
        const stop = () => reject(signal?.reason as Error);
        return signal?.aborted ? stop() : signal?.addEventListener('abort', stop);
      });
    };
    await rejection(run(waiting, { signal: controller.signal }), SeedingInterruptedError);
    expect(await bed.notes()).toEqual([]);
  });

  it('leaves nothing listening to the signal afterwards', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    let listeners = 0;
    let added = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...given: Parameters<typeof add>) => {
      listeners++;
      added++;
      add(...given);
    };
    signal.removeEventListener = (...given: Parameters<typeof remove>) => {
      listeners--;
      remove(...given);
    };
    await run(async () => {}, { signal });
    expect(listeners).toBe(0);
    expect(added).toBeGreaterThan(0);
  });
});
