/** Every subpath has types. */
import { RevisionGraph } from 'siskin/graph';
import { runCommands, SiskinCommandsModule } from 'siskin/commands';
import { createTestDatabase } from 'siskin/testing';
import { startEmbeddedPostgres } from 'siskin/embedded';

export const surface = {
  graph: new RevisionGraph([]).heads satisfies readonly string[],
  commands: [runCommands, SiskinCommandsModule],
  testing: createTestDatabase,
  embedded: startEmbeddedPostgres,
};
