import { applyDecorators, Injectable, SetMetadata } from '@nestjs/common';
import type { SeederClass } from './seeder-runner.js';

/** Key of the metadata that holds the {@link SeederSettings} of a seeder class. */
export const SEEDER_METADATA = 'siskin:seeder';

export interface SeederSettings {
  /**
   * The `contextName` of the `SiskinModule` that it belongs to: the service of that one runs it. Default: the one without a
   * name, or the only one that there is.
   */
  database?: string;
  /** Seeders that have to run before this one; they run even where nobody names them. Default: none. */
  dependsOn?: readonly SeederClass[];
  /** Values of `NODE_ENV` in which it runs; in others it is skipped, and the report says so. Default: all. */
  environments?: readonly string[];
}

/** Marks an injectable class as a seeder. List it among the providers of any module. */
export function Seeder(settings: SeederSettings = {}) {
  return (seeder: SeederClass): void =>
    applyDecorators(Injectable(), SetMetadata(SEEDER_METADATA, settings))(seeder);
}
