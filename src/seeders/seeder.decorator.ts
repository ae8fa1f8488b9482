import type { EntityName } from '@mikro-orm/core';
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
  /**
   * Whether it is recorded when it has run, and skipped from then on, until it is run with `rerun` or `truncate`, or all migrations
   * are reverted. Default: false.
   */
  once?: boolean;
  /** Names by which it is run together with others. Default: none. */
  groups?: readonly string[];
  /** The entities whose tables a run with `truncate` empties before this seeder, or one that it calls, writes to them. Default: none. */
  entities?: readonly EntityName[];
  /**
   * `false` where it writes outside of a transaction, each statement by itself, as what is too large for one needs it: where
   * it fails, what it wrote stays. Default: true, unless the run says otherwise.
   */
  transaction?: boolean;
}

/** Marks an injectable class as a seeder. List it among the providers of any module. */
export function Seeder(settings: SeederSettings = {}) {
  return (seeder: SeederClass): void =>
    applyDecorators(Injectable(), SetMetadata(SEEDER_METADATA, settings))(seeder);
}
