import type { SeederFailedError } from '../errors/seeder-failed.error.js';
import type { KnownSeeder } from './seeder-catalogue.js';

/** What has run in a run, and how it went. */
export class SeedTrail {
  readonly #started = new Set<KnownSeeder>();
  readonly #done: string[] = [];
  readonly #failures = new Map<KnownSeeder, SeederFailedError>();
  /** What failed, or was skipped for that, and has not run since: nothing that depends on it does. */
  readonly #unmet = new Set<KnownSeeder>();
  #brokenOff: KnownSeeder | undefined;

  /** Those that have been at work, be they done or not. */
  get started(): ReadonlySet<KnownSeeder> {
    return this.#started;
  }

  /** The names of those that are done, without those that others have called. */
  get done(): readonly string[] {
    return this.#done;
  }

  /** The seeder that nobody called at whose work the run ended, where it ended so. */
  get brokenOff(): KnownSeeder | undefined {
    return this.#brokenOff;
  }

  /** What has failed, where the run goes on after that. */
  get failures(): SeederFailedError[] {
    return [...this.#failures.values()];
  }

  start(seeder: KnownSeeder): void {
    this.#started.add(seeder);
  }

  /** Whether something that it depends on has not run for a failure; then it does not run either. */
  lacks(seeder: KnownSeeder): boolean {
    const lacks = seeder.dependencies.some((dependency) => this.#unmet.has(dependency));
    if (lacks) {
      this.#unmet.add(seeder);
    }
    return lacks;
  }

  finish(seeder: KnownSeeder, isCalled: boolean): void {
    this.#unmet.delete(seeder);
    if (!isCalled) {
      this.#done.push(seeder.name);
    }
  }

  fail(seeder: KnownSeeder): void {
    this.#unmet.add(seeder);
  }

  /** The run ends with it. */
  breakOff(seeder: KnownSeeder): void {
    this.#brokenOff = seeder;
  }

  /** The run goes on after it. What it has called is rolled back with it, and has not run for those that come later. */
  passOver(seeder: KnownSeeder, error: SeederFailedError, rolledBack: readonly KnownSeeder[]): void {
    this.#failures.set(seeder, error);
    rolledBack.forEach((one) => this.#started.delete(one));
  }
}
