import { Inject, Injectable, Optional, type OnApplicationBootstrap } from '@nestjs/common';

import { PendingMigrationsError } from '../errors/pending-migrations.error.js';
import { UnknownAppliedRevisionError } from '../errors/unknown-applied-revision.error.js';
import { SISKIN_COMMAND_LINE, SISKIN_MIGRATIONS, SISKIN_OPTIONS } from '../siskin.constants.js';
import type { ResolvedSiskinOptions } from '../siskin.options.js';
import type { RevisionState } from './history.js';
import type { RepeatableStatus } from './migration-status.js';
import type { MigrationService } from './migration.service.js';

/** Does what the option `migrations.onBootstrap` says while the application boots. */
@Injectable()
export class MigrationBootstrap implements OnApplicationBootstrap {
  constructor(
    @Inject(SISKIN_MIGRATIONS) private readonly migrations: MigrationService,
    @Inject(SISKIN_OPTIONS) private readonly options: ResolvedSiskinOptions,
    @Optional() @Inject(SISKIN_COMMAND_LINE) private readonly commandLine?: unknown,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { onBootstrap } = this.options.migrations;
    if (onBootstrap !== 'off' && this.commandLine === undefined) {
      await (onBootstrap === 'migrate' ? this.#migrate() : this.#check());
    }
  }

  /** Looks before it takes the lock, so that a replica with nothing to do waits for nobody. */
  async #migrate(): Promise<void> {
    const { pending, running, reverting, repeatables } = await this.migrations.status({ compare: false });
    if (pending + running + reverting > 0 || repeatables.some(isDue)) {
      await this.migrations.migrate();
    }
  }

  async #check(): Promise<void> {
    const { revisions, repeatables } = await this.migrations.status({ compare: false });
    const inState = (...states: RevisionState[]) =>
      revisions.filter(({ state }) => states.includes(state)).map(({ revision }) => revision);
    const [missing, pending] = [inState('missing'), inState('pending', 'running', 'reverting')];
    if (missing.length > 0) {
      throw new UnknownAppliedRevisionError(missing);
    }
    const due = [...pending, ...repeatables.filter(isDue).map(({ revision }) => revision)];
    if (due.length > 0) {
      throw new PendingMigrationsError(due);
    }
  }
}

function isDue({ state }: RepeatableStatus): boolean {
  return state === 'pending' || state === 'changed';
}
