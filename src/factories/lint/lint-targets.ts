import type { EntityMetadata, MikroORM } from '@mikro-orm/postgresql';
import { Utils } from '@mikro-orm/core';

import { UnknownFactoryError } from '../../errors/unknown-factory.error.js';
import type { EntityFactory } from '../entity-factory.js';
import type { Factories } from '../factories.js';
import type { FactoryClass } from '../factory-of.js';
import { entityOf } from '../factory.decorator.js';
import type { FactoryExplorer } from '../factory.explorer.js';
import { madeEntities } from '../made-entities.js';
import type { FactoryLintOptions } from './lint-options.js';
import type { FactoryName } from './lint-report.js';

/** A factory that is to be checked. */
export interface LintTarget extends FactoryName {
  /** That of the entity, and of those that it shares one with by inheritance. */
  readonly tables: readonly string[];
  /** @throws what the registry does, where there is no such factory to be had. */
  readonly open: (factories: Factories) => EntityFactory<object>;
}

/**
 * The factories of a database among the providers, and the inferred ones of the entities that have none.
 *
 * @param isOnly whether the application has no other database, whose factories those of unknown entities could be.
 */
export function lintTargets(orm: MikroORM, explorer: FactoryExplorer, isOnly: boolean): LintTarget[] {
  const provided = explorer
    .all()
    .filter((type) => isOnly || explorer.metadataOf(entityOf(type)) !== undefined);
  const served = new Set<unknown>(provided.map((type) => explorer.metadataOf(entityOf(type))));
  const inferred = madeEntities(orm).filter((meta) => !served.has(meta));
  return [...provided.map((type) => providedTarget(type, explorer)), ...inferred.map(inferredTarget)];
}

function providedTarget(type: FactoryClass, explorer: FactoryExplorer): LintTarget {
  const open = (factories: Factories) => factories.get(type as FactoryClass<EntityFactory<object>>);
  const entity = entityOf(type);
  const tables = tablesOf(explorer.metadataOf(entity) as EntityMetadata | undefined);
  return { factory: type.name, entity: Utils.className(entity), tables, open };
}

function inferredTarget(meta: EntityMetadata): LintTarget {
  const { className, class: type } = meta;
  const open = (factories: Factories) => factories.of<object>(type);
  return { factory: className, entity: className, inferred: true, tables: tablesOf(meta), open };
}

function tablesOf(meta: EntityMetadata | undefined): string[] {
  return meta === undefined ? [] : [meta.tableName, meta.root.tableName];
}

export function nameOf({ factory, entity, inferred }: FactoryName): FactoryName {
  return { factory, entity, ...(inferred && { inferred }) };
}

/** Who makes the rows of a table, where it is another one than the factory that is tried. */
export function findMakerFor(target: LintTarget, all: readonly LintTarget[]) {
  return (table: string): FactoryName | undefined => {
    const maker = target.tables.includes(table)
      ? undefined
      : all.find(({ tables }) => tables.includes(table));
    return maker && nameOf(maker);
  };
}

/** @throws UnknownFactoryError where a name is that of no factory, and of no entity. */
export function chooseTargets(
  targets: readonly LintTarget[],
  { only, except = [] }: Pick<FactoryLintOptions, 'only' | 'except'>,
): LintTarget[] {
  const named = (names: readonly string[]) => new Set(names.flatMap((name) => findTargets(targets, name)));
  const [chosen, left] = [named(only ?? []), named(except)];
  return targets.filter((target) => (only === undefined || chosen.has(target)) && !left.has(target));
}

/** An entity may have several factories. */
function findTargets(targets: readonly LintTarget[], name: string): LintTarget[] {
  const wanted = name.toLowerCase();
  const found = targets.filter(({ factory, entity, inferred }) =>
    [factory, entity, ...(inferred ? [`${entity}Factory`] : [])].some((own) => own.toLowerCase() === wanted),
  );
  if (found.length === 0) {
    throw new UnknownFactoryError(
      name,
      targets.map(({ factory }) => factory),
    );
  }
  return found;
}
