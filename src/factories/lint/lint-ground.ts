import type { EntityManager, MikroORM } from '@mikro-orm/postgresql';

import { rolledBack } from '../../database/rolled-back.js';
import { Factories } from '../factories.js';
import type { FactoryExplorer } from '../factory.explorer.js';
import { FakerSource } from '../faker-source.js';
import { Sequences } from '../sequences.js';

export interface LintSetting {
  readonly orm: MikroORM;
  readonly explorer: FactoryExplorer;
  readonly randomSeed: number;
  readonly locale: string | readonly string[];
}

/** Where factories are tried: each time from the same start, and without a trace. */
export class LintGround {
  constructor(
    private readonly setting: LintSetting,
    private readonly em: EntityManager,
  ) {}

  /**
   * Does the work within a savepoint that is rolled back, with sequences that start anew.
   *
   * @param made how many of each entity are taken for made: higher numbers are those that rows of the database hardly have.
   */
  try<T>(work: (factories: Factories, em: EntityManager) => Promise<T>, made = 0): Promise<T> {
    const { orm, explorer, randomSeed, locale } = this.setting;
    const sequences = new Sequences(made);
    const fakers = new FakerSource({ randomSeed, locale });
    return rolledBack(this.em, (em) => work(new Factories(orm, explorer, { em, fakers, sequences }), em), {
      clear: true,
    });
  }
}
