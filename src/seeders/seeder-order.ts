import { SeederCycleError } from '../errors/seeder-cycle.error.js';

/** A seeder as far as its place in the order goes. */
export interface Orderable<S> {
  readonly name: string;
  readonly dependencies: readonly S[];
}

/**
 * The requested seeders in their order, each behind those that it depends on, all of them once. Dependencies that are
 * done already are left out.
 *
 * @throws SeederCycleError naming the seeders in the circle.
 */
export function orderSeeders<S extends Orderable<S>>(requested: readonly S[], done: ReadonlySet<S>): S[] {
  const ordered = new Set<S>();
  const visit = (seeder: S, path: readonly S[]) => {
    if (path.includes(seeder)) {
      throw new SeederCycleError(namesOf([...path.slice(path.indexOf(seeder)), seeder]));
    }
    if (ordered.has(seeder)) {
      return;
    }
    for (const dependency of seeder.dependencies.filter((dependency) => !done.has(dependency))) {
      visit(dependency, [...path, seeder]);
    }
    ordered.add(seeder);
  };
  requested.forEach((seeder) => visit(seeder, []));
  return [...ordered];
}

const namesOf = (seeders: readonly Orderable<unknown>[]) => seeders.map(({ name }) => name);
