import { Inject, Injectable, Optional, type Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';

import { findDatabases, type ApplicationDatabase } from '../discovery/application-databases.js';
import { DatabaseNotChosenError } from '../errors/database-not-chosen.error.js';
import { SiskinModuleMissingError } from '../errors/siskin-module-missing.error.js';
import { UnknownDatabaseError } from '../errors/unknown-database.error.js';
import { DEFAULT_DATABASE, SISKIN_APPLICATION } from '../siskin.constants.js';
import { serviceToken } from '../siskin.services.js';
import { INTERRUPTED, withStopSignals } from './stop-signals.js';

/**
 * What the commands share. Services are looked up when a command runs, not when it is made, so that `--help` needs no
 * application.
 */
@Injectable()
export class CommandContext {
  /** What the process is to exit with where nothing fails. */
  exitCode = 0;

  #chosen?: ApplicationDatabase;
  readonly #modules: ModulesContainer;

  constructor(
    @Inject(ModulesContainer) own: ModulesContainer,
    @Optional() @Inject(SISKIN_APPLICATION) application?: ModulesContainer,
  ) {
    this.#modules = application ?? own;
  }

  /**
   * The names of the application's databases, in the order in which `--all` takes them.
   *
   * @throws SiskinModuleMissingError where the application does not import `SiskinModule`.
   */
  get databases(): string[] {
    return this.#databases().map(({ name }) => name);
  }

  /**
   * Lets the work, and what follows it, find the services of this database.
   *
   * @throws UnknownDatabaseError
   */
  choose(name: string): void {
    const chosen = this.#databases().find((database) => database.name === name);
    if (chosen === undefined) {
      throw new UnknownDatabaseError(name, this.databases);
    }
    this.#chosen = chosen;
  }

  /**
   * Does the work with a signal that Ctrl-C and SIGTERM abort. The process then exits with 130, also where the work came to
   * its end all the same: whoever wants it to stop wants nothing to follow.
   *
   * @param onStop is called once, when that happens.
   */
  async interruptible<T>(onStop: () => void, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    return withStopSignals(() => {
      this.exitCode = INTERRUPTED;
      onStop();
    }, work);
  }

  /**
   * A service of the database that was chosen, or else of the unnamed one, or the only one.
   *
   * @throws SiskinModuleMissingError where the application does not import `SiskinModule`.
   * @throws DatabaseNotChosenError where it has several, all of them with a name.
   */
  get<T>(service: Type<T>): T {
    const { name, module } = this.#chosen ?? this.#implied();
    return module.getProviderByKey<T>(serviceToken(service, name)).instance;
  }

  #implied(): ApplicationDatabase {
    const databases = this.#databases();
    const [first, ...others] = databases;
    if (first === undefined || (first.name !== DEFAULT_DATABASE && others.length > 0)) {
      throw new DatabaseNotChosenError(databases.map(({ name }) => name));
    }
    return first;
  }

  #databases(): ApplicationDatabase[] {
    const databases = findDatabases(this.#modules);
    if (databases.length === 0) {
      throw new SiskinModuleMissingError();
    }
    return databases;
  }
}
