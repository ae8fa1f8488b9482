import { SiskinError } from './siskin.error.js';

/** Nothing is known of an entity to make it by: it has no factory here, and no metadata to infer one from. */
export class FactoryNotFoundError extends SiskinError {
  readonly code = 'SISKIN_FACTORY_NOT_FOUND';

  constructor(readonly entity: string) {
    super({
      problem: `${entity} has no factory, and is none of the entities of the MikroORM that it was to be made for.`,
      remedy:
        `Add ${entity} to its \`entities\`: a factory is inferred then; or, where it belongs to another database, ask the registry ` +
        'of that one: @InjectFactoryRegistry(contextName).',
    });
  }
}
