import { SiskinError } from './siskin.error.js';

/** A factory was to make an entity that the MikroORM of its registry does not know. */
export class UndiscoveredEntityError extends SiskinError {
  readonly code = 'SISKIN_UNDISCOVERED_ENTITY';

  constructor(
    readonly factory: string,
    readonly entity: string,
  ) {
    super({
      problem: `${factory} makes ${entity}, which is none of the entities of the MikroORM that it was to be made for.`,
      remedy: `Add ${entity} to its \`entities\`; or, where it belongs to another database, take the factory from the registry of that one: @InjectFactoryRegistry(contextName).`,
    });
  }
}
