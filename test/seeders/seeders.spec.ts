import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Module, type Provider, Scope } from '@nestjs/common';
import {
  type SeedContext,
  Seeder,
  type SeederEvent,
  SeederExplorer,
  type SeederRunner,
  SeederService,
  type SeederTarget,
} from '../../src/seeders/index.js';
import {
  Passwords,
  PostFactory,
  type Tag,
  TagFactory,
  TagSchema,
  User,
  UserFactory,
} from '../factories/blog.js';
import { FactoryRegistry } from '../../src/factories/index.js';
import { createTestingApp, type TestingApp } from '../factories/testing-app.js';

/** What the seeders of a test have noted, in order. */
const notes: unknown[] = [];
beforeEach(() => void notes.splice(0));

@Seeder()
class TagSeeder implements SeederRunner {
  async run({ factories, parameters }: SeedContext) {
    notes.push(`tags ${JSON.stringify(parameters)}`);
    await factories.get(TagFactory).count(2).create();
  }
}

@Seeder({ dependsOn: [TagSeeder] })
class UserSeeder implements SeederRunner {
  constructor(private readonly passwords: Passwords) {}

  async run({ factories, faker, parameters }: SeedContext) {
    notes.push(`users ${JSON.stringify(parameters)}`);
    const password = this.passwords.hash(faker.word.noun());
    await factories.of(User).count(3).create({ password });
  }
}

@Seeder({ environments: ['development'] })
class DemoSeeder implements SeederRunner {
  run() {
    notes.push('demo');
  }
}

@Seeder()
class DatabaseSeeder implements SeederRunner {
  async run({ call }: SeedContext) {
    await call(UserSeeder, { parameters: { loud: true } });
    await call([DemoSeeder, 'TagSeeder']);
  }
}

/** Persists without a flush, after which it fails where it is asked to. */
@Seeder()
class SlipSeeder implements SeederRunner {
  run({ em, parameters }: SeedContext) {
    em.create(TagSchema, { label: 'slip' });
    if (parameters['fail']) {
      throw new Error('slipped');
    }
  }
}

@Seeder()
class SlippingSeeder implements SeederRunner {
  async run({ em, call }: SeedContext) {
    em.create(TagSchema, { label: 'before' });
    await call(SlipSeeder, { parameters: { fail: true } });
  }
}

/** Works through what Nest injects, past the context; the second tag is one too many. */
@Seeder()
class InjectedSeeder implements SeederRunner {
  constructor(
    private readonly em: EntityManager,
    private readonly factories: FactoryRegistry,
  ) {}

  async run({ em }: SeedContext) {
    await this.em.insert(TagSchema, { label: 'injected' });
    await this.factories.get(TagFactory).create({ label: 'made' });
    notes.push(await em.count(TagSchema));
    await em.insert(TagSchema, { label: 'made' });
  }
}

@Seeder()
class CallingSeeder implements SeederRunner {
  async run({ call }: SeedContext) {
    await call(TagSeeder);
  }
}

@Seeder()
class CallingItselfSeeder implements SeederRunner {
  async run({ call }: SeedContext) {
    await call('CallingItselfSeeder');
  }
}

@Module({ providers: [TagSeeder, DemoSeeder] })
class TagsModule {
  readonly name = 'tags';
}

const service: Provider[] = [SeederExplorer, SeederService];
const blog = [Passwords, UserFactory, PostFactory];

let testing: TestingApp;
let em: EntityManager;
let seeders: SeederService;

beforeAll(async () => {
  testing = await createTestingApp({
    imports: [TagsModule],
    providers: [
      ...service,
      ...blog,
      DatabaseSeeder,
      UserSeeder,
      SlipSeeder,
      SlippingSeeder,
      InjectedSeeder,
      CallingSeeder,
      CallingItselfSeeder,
    ],
  });
  seeders = testing.app.get(SeederService);
});
afterAll(() => testing.close());
beforeEach(async () => {
  await testing.orm.schema.clear();
  em = testing.orm.em.fork();
});

const labels = async () =>
  (await em.findAll(TagSchema, { orderBy: { id: 'asc' } })).map(({ label }: Tag) => label);

const rows = async () => (await em.fork().findAll(User)).map(({ name, password }) => [name, password]);

const inserted = (table: string, rows: number) => ({ table, inserted: rows, updated: 0, deleted: 0 });

describe('run', () => {
  it('runs a seeder behind those that it depends on', async () => {
    const { seeders: reports } = await seeders.run(UserSeeder, { parameters: { loud: true } });

    expect(notes).toEqual(['tags {}', 'users {"loud":true}']);
    expect(reports).toEqual([
      { seeder: 'TagSeeder', durationMs: expect.any(Number), rows: [inserted('tag', 2)], calls: [] },
      { seeder: 'UserSeeder', durationMs: expect.any(Number), rows: [inserted('user', 3)], calls: [] },
    ]);
    expect([await em.count(User), await labels()]).toEqual([3, ['tag 1', 'tag 2']]);
  });

  it('runs the default one where none is named, and reports its calls as a tree', async () => {
    const { seeders: reports } = await seeders.run();

    expect(notes).toEqual(['tags {}', 'users {"loud":true}', 'tags {}']);
    expect(reports).toMatchObject([
      {
        seeder: 'DatabaseSeeder',
        calls: [
          { seeder: 'TagSeeder' },
          { seeder: 'UserSeeder' },
          { seeder: 'DemoSeeder', skipped: 'environment', durationMs: 0 },
          { seeder: 'TagSeeder' },
        ],
      },
    ]);
    expect(await labels()).toEqual(['tag 1', 'tag 2', 'tag 3', 'tag 4']);
  });

  it('takes names, and each once', async () => {
    await seeders.run(['UserSeeder', TagSeeder, 'TagSeeder']);
    expect(notes).toEqual(['tags {}', 'users {}']);
  });

  it('runs no dependency that another seeder has called before', async () => {
    await seeders.run([CallingSeeder, UserSeeder]);
    expect(notes).toEqual(['tags {}', 'users {}']);
  });

  it('skips what is declared for other environments', async () => {
    await seeders.run(DemoSeeder, { environment: 'production' });
    expect(notes).toEqual([]);
    await seeders.run(DemoSeeder, { environment: 'development' });
    expect(notes).toEqual(['demo']);
  });

  it('flushes what a seeder has persisted', async () => {
    await seeders.run(SlipSeeder);
    expect(await labels()).toEqual(['slip']);
  });

  it('writes the same for the same random seed', async () => {
    const { randomSeed } = await seeders.run(UserSeeder);
    const first = await rows();

    await testing.orm.schema.clear();
    expect(await seeders.run(UserSeeder, { randomSeed })).toMatchObject({ randomSeed });
    expect(await rows()).toEqual(first);
  });
});

describe('a failure', () => {
  it('rolls the outermost seeder back, and keeps what ran before it', async () => {
    const failing = seeders.run([TagSeeder, SlippingSeeder, DatabaseSeeder], { randomSeed: 7 });

    await expect(failing).rejects.toMatchObject({
      code: 'SISKIN_SEEDER_FAILED',
      seeder: 'SlipSeeder',
      callers: ['SlippingSeeder'],
      randomSeed: 7,
      cause: new Error('slipped'),
      message:
        'The seeder SlipSeeder (called by SlippingSeeder) failed: slipped\n' +
        'What SlippingSeeder wrote is rolled back; what ran before it stays.\n' +
        'Mend it, then run `nest-cmd db:seed SlippingSeeder --random-seed 7`.',
    });
    expect(await labels()).toEqual(['tag 1', 'tag 2']);
    expect(notes).toEqual(['tags {}']);
  });

  it('takes back what the injected EntityManager and factories wrote', async () => {
    await expect(seeders.run(InjectedSeeder)).rejects.toMatchObject({ seeder: 'InjectedSeeder' });
    expect(notes).toEqual([2]);
    expect(await labels()).toEqual([]);
  });

  it('leaves a transaction of the caller usable', async () => {
    await em.transactional(async (em) => {
      await em.insert(TagSchema, { label: 'mine' });
      await seeders.run([TagSeeder, SlippingSeeder]).catch(() => {});
    });
    expect(await labels()).toEqual(['mine', 'tag 1', 'tag 2']);
  });

  it('of the flush at the end is a failure of the seeder', async () => {
    await em.insert(TagSchema, { label: 'slip' });
    await expect(seeders.run(SlipSeeder)).rejects.toMatchObject({
      seeder: 'SlipSeeder',
      callers: [],
      cause: { name: 'UniqueConstraintViolationException' },
    });
  });

  it('is told for each seeder that it ends', async () => {
    const events: SeederEvent[] = [];
    await seeders.run(SlippingSeeder, { onProgress: (event) => events.push(event) }).catch(() => {});

    expect(events).toMatchObject([
      { type: 'seeding' },
      { type: 'started', seeder: 'SlippingSeeder', depth: 0 },
      { type: 'started', seeder: 'SlipSeeder', depth: 1 },
      { type: 'failed', seeder: 'SlipSeeder', depth: 1, error: { seeder: 'SlipSeeder' } },
      { type: 'failed', seeder: 'SlippingSeeder', depth: 0, error: { seeder: 'SlipSeeder' } },
    ]);
  });

  it('comes before an endless circle of calls', async () => {
    await expect(seeders.run(CallingItselfSeeder)).rejects.toMatchObject({
      cause: { seeders: ['CallingItselfSeeder', 'CallingItselfSeeder'] },
    });
  });
});

/** Such as `1 TagSeeder finished`. */
const stepsOf = (events: readonly SeederEvent[]) =>
  events.flatMap((event) => ('seeder' in event ? [`${event.depth} ${event.seeder} ${event.type}`] : []));

describe('progress', () => {
  it('tells starts, skips and ends with their depth', async () => {
    const events: SeederEvent[] = [];
    const { randomSeed } = await seeders.run(DatabaseSeeder, { onProgress: (event) => events.push(event) });

    expect(events[0]).toEqual({
      type: 'seeding',
      randomSeed,
      dryRun: false,
      seeders: ['DatabaseSeeder'],
    });
    expect(stepsOf(events)).toEqual([
      '0 DatabaseSeeder started',
      '1 TagSeeder started',
      '1 TagSeeder finished',
      '1 UserSeeder started',
      '1 UserSeeder finished',
      '1 DemoSeeder skipped',
      '1 TagSeeder started',
      '1 TagSeeder finished',
      '0 DatabaseSeeder finished',
    ]);
  });
});

describe('list', () => {
  it('describes the seeders of all modules', async () => {
    const none = { dependsOn: [] };
    const expected = [
      { name: 'TagSeeder', ...none },
      { name: 'DemoSeeder', ...none, environments: ['development'] },
      { name: 'DatabaseSeeder', ...none },
      { name: 'UserSeeder', dependsOn: ['TagSeeder'] },
      { name: 'SlipSeeder', ...none },
      { name: 'SlippingSeeder', ...none },
      { name: 'InjectedSeeder', ...none },
      { name: 'CallingSeeder', ...none },
      { name: 'CallingItselfSeeder', ...none },
    ];
    const listed = await seeders.list();
    expect(listed).toHaveLength(expected.length);
    expect(listed).toEqual(expect.arrayContaining(expected));
  });
});

/** The error that a run meets in an application with these seeders. */
async function errorOf(target: SeederTarget, providers: Provider[]): Promise<unknown> {
  const other = await createTestingApp({ providers: [...service, ...blog, ...providers] });
  try {
    return await other.app.get(SeederService).run(target).then(String, String);
  } finally {
    await other.close();
  }
}

describe('an unknown name', () => {
  it('is refused with the known ones and the nearest', async () => {
    await expect(seeders.run('UsersSeeder')).rejects.toMatchObject({
      code: 'SISKIN_UNKNOWN_SEEDER',
      seeder: 'UsersSeeder',
      nearest: 'UserSeeder',
      known: expect.arrayContaining(['TagSeeder', 'DatabaseSeeder']),
      problem: expect.stringMatching(
        /^No provider of the application is a seeder named UsersSeeder; known are \w+, /,
      ),
      remedy: 'Did you mean UserSeeder?',
    });
  });

  it('is refused with what to do where none is near', async () => {
    await expect(seeders.run('Kangaroo')).rejects.toMatchObject({
      remedy: 'Write it with `nest-cmd make:seeder Kangaroo`, or list it among the providers of a module.',
    });
  });
});

describe('an application', () => {
  it('may not have two seeders of one name', async () => {
    const other = class TagSeeder implements SeederRunner {
      run() {}
    };
    Seeder()(other);
    expect(await errorOf(TagSeeder, [TagSeeder, other])).toBe(
      'DuplicateSeederError: Several seeders are named TagSeeder.\nRename all but one of these classes.',
    );
  });

  it('may not have a request-scoped seeder', async () => {
    @Injectable({ scope: Scope.REQUEST })
    class Request {
      readonly id = 1;
    }
    @Seeder()
    class ScopedSeeder implements SeederRunner {
      constructor(readonly request: Request) {}
      run() {}
    }
    expect(await errorOf(TagSeeder, [TagSeeder, ScopedSeeder, Request])).toMatch(
      /^ScopedProviderError: ScopedSeeder is request-scoped or transient/,
    );
  });

  it('may not have seeders that depend on each other', async () => {
    const first = class TagSeeder implements SeederRunner {
      run() {}
    };
    @Seeder({ dependsOn: [first] })
    class SecondSeeder implements SeederRunner {
      run() {}
    }
    Seeder({ dependsOn: [SecondSeeder] })(first);
    expect(await errorOf(first, [first, SecondSeeder])).toMatch(/TagSeeder -> SecondSeeder -> TagSeeder\./);
  });

  it('has to provide what its seeders depend on', async () => {
    expect(await errorOf(UserSeeder, [UserSeeder])).toBe(
      'SeederNotProvidedError: No module of the application provides the seeder TagSeeder.\n' +
        'Decorate the class TagSeeder with @Seeder() and list it among the providers of a module.',
    );
  });
});
