import type { Draft } from '../../building/maker.js';
import type { EntityDefaults } from '../entity-defaults.js';
import type { MakeDefault } from '../../../entity-rows/property-default.js';
import type { KeySource } from './key-source.js';

/** Keys that the entity gives itself. */
export class DefaultKeys implements KeySource {
  readonly isReady = true;

  constructor(
    private readonly make: MakeDefault,
    private readonly defaults: EntityDefaults,
  ) {}

  async fill(): Promise<void> {}

  take({ attributes }: Draft): unknown {
    return this.defaults.value(this.make, attributes);
  }
}
