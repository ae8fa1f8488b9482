import { Test, type TestingModule } from '@nestjs/testing';
import type { Type } from '@nestjs/common';

import {
  Seeder,
  SeederService,
  SiskinModule,
  type SeedContext,
  type SeederReport,
  type SeederRunner,
  type SeederSettings,
  type SiskinOptions,
} from '../../src/index.js';
import { Lab, orm } from '../fixtures/lab.js';

/** A database with a table of notes, and applications that have seeders for it. */
export class Seedbed implements AsyncDisposable {
  readonly #apps: TestingModule[] = [];

  private constructor(readonly lab: Lab) {}

  static async open(): Promise<Seedbed> {
    const lab = await Lab.open();
    await lab.query('create table notes (id serial primary key, text text unique)');
    return new Seedbed(lab);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#apps.map((app) => app.close()));
    await this.lab.close();
  }

  /** An application with these providers. */
  async app(providers: Type[], options: SiskinOptions = {}): Promise<TestingModule> {
    const app = await Test.createTestingModule({
      imports: [orm(this.lab.database.url), SiskinModule.forRoot(options)],
      providers,
    }).compile();
    this.#apps.push(app);
    return app.init();
  }

  async service(providers: Type[], options: SiskinOptions = {}): Promise<SeederService> {
    return (await this.app(providers, options)).get(SeederService);
  }

  /** What is kept, in the order in which it was written. */
  async notes(): Promise<unknown[]> {
    return (await this.lab.query('select text from notes order by id')).map(({ text }) => text);
  }
}

type Work = (context: SeedContext) => Promise<void> | void;

/** A seeder which notes its name, and then does the work. */
export function seeder(
  name: string,
  settings: SeederSettings = {},
  work: Work = () => {},
): Type<SeederRunner> {
  const type = class implements SeederRunner {
    async run(context: SeedContext): Promise<void> {
      await note(context, name);
      await work(context);
    }
  };
  Object.defineProperty(type, 'name', { value: name });
  Seeder(settings)(type);
  return type;
}

export async function note({ em }: Pick<SeedContext, 'em'>, text: string): Promise<void> {
  await em.execute('insert into notes (text) values (?) on conflict do nothing', [text]);
}

/** A tree of reports as names, those that were called in brackets: `A(B C(D)) E-except`. */
export function outline(reports: readonly SeederReport[]): string {
  return reports
    .map(({ seeder: name, skipped, failed, calls }) =>
      [
        name,
        ...(skipped === undefined ? [] : [`-${skipped}`]),
        ...(failed === undefined ? [] : ['-failed']),
        ...(calls.length === 0 ? [] : [`(${outline(calls)})`]),
      ].join(''),
    )
    .join(' ');
}

export const fail = () => {
  throw new Error('no such thing');
};
