import type { EntityManager } from '@mikro-orm/postgresql';

import type { Hook, HookContext, HookName } from '../factory-hooks.js';
import { type ConfiguredFactory, type PlainAttributes, SETTINGS } from '../factory-settings.js';
import type { FactoryScope } from '../factory-scope.js';

interface Made {
  readonly hooks: readonly Hook[];
  readonly entity: object;
  readonly parent: HookContext['parent'];
}

/** Calls the hooks of all factories of one call: those before each is made, and the others once all are there. */
export class HookQueue {
  readonly #made: Made[] = [];
  readonly #context: Omit<HookContext, 'parent'>;

  /** @param keeps whether hooks are called with what was made: rows have none. */
  constructor(
    scope: FactoryScope,
    em: EntityManager,
    private readonly keeps = true,
  ) {
    this.#context = { em, factories: scope.factories.with(em) };
  }

  async beforeMake(factory: ConfiguredFactory, attributes: PlainAttributes, parent: HookContext['parent']) {
    for (const hook of factory[SETTINGS].hooks) {
      if (hook.name === 'beforeMake') {
        await hook.run(attributes, { ...this.#context, parent });
      }
    }
  }

  add(factory: ConfiguredFactory, entity: object, parent: HookContext['parent']): void {
    const { hooks } = factory[SETTINGS];
    if (this.keeps && hooks.length > 0) {
      this.#made.push({ hooks, entity, parent });
    }
  }

  has(name: HookName): boolean {
    return this.#made.some(({ hooks }) => hooks.some((hook) => hook.name === name));
  }

  /** For each entity, in the order in which they were made. */
  async run(name: Exclude<HookName, 'beforeMake'>): Promise<void> {
    for (const { hooks, entity, parent } of this.#made) {
      for (const hook of hooks) {
        if (hook.name === name) {
          await hook.run(entity, { ...this.#context, parent });
        }
      }
    }
  }
}
