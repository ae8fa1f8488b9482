import { SiskinError } from './siskin.error.js';

/** Two seeder classes have the same name, so a name does not tell which one is meant. */
export class DuplicateSeederError extends SiskinError {
  readonly code = 'SISKIN_DUPLICATE_SEEDER';

  constructor(readonly seeder: string) {
    super({
      problem: `Several seeders are named ${seeder}.`,
      remedy: 'Rename all but one of these classes.',
    });
  }
}
