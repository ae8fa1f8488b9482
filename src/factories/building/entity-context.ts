import type { Faker } from '@faker-js/faker';

import type { FactoryContext } from '../factory-context.js';
import type { Factories } from '../factories.js';
import type { FactoryScope } from '../factory-scope.js';

/** Made for each entity, so that it costs next to nothing. */
export class EntityContext implements FactoryContext {
  readonly factories: Factories;

  constructor(
    private readonly scope: FactoryScope,
    readonly faker: Faker,
    readonly sequence: number,
    readonly index: number,
    readonly count: number,
    readonly parent: FactoryContext['parent'],
  ) {
    this.factories = scope.factories;
  }

  get referenceDate(): Date {
    return this.scope.fakers.referenceDate;
  }
}
