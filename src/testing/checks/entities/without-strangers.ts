import type {
  EnumFact,
  SchemaModel,
  TableFact,
} from '../../../migrations/autogenerate/model/schema-model.js';
import type { SchemaPair } from '../../../migrations/autogenerate/decisions/question.js';
import { isOfType } from '../../../migrations/autogenerate/difference/types/type-name.js';
import { isOwnFunction } from '../../../migrations/autogenerate/sources/settle/leave-alone.js';
import { isSameName, splitName, type ObjectName } from '../../../migrations/operations/names.js';

/**
 * The schemas without the tables that no entity has, and what is there for them alone: their triggers and policies, enums that
 * only they have, and schemas that hold them. Pure.
 */
export function withoutStrangers({ before, after }: SchemaPair): SchemaPair {
  const strangers = before.tables.filter((table) => !isAmong(after.tables, table));
  const isStrange = ({ table }: { table: ObjectName }) =>
    strangers.some(({ name }) => isSameName(name, table));
  const functions = before.triggers
    .filter((trigger) => isStrange(trigger) && isOwnFunction(trigger))
    .map(({ definition }) => definition.function);
  const schemas = new Set(strangers.map(({ name }) => splitName(name).schema));
  return {
    before: {
      ...before,
      tables: before.tables.filter((table) => !strangers.includes(table)),
      triggers: before.triggers.filter((trigger) => !isStrange(trigger)),
      policies: before.policies.filter((policy) => !isStrange(policy)),
      routines: before.routines.filter(({ name }) => !functions.some((own) => isSameName(own, name))),
      enums: before.enums.filter((type) => isAmong(after.enums, type) || !isUsed(type, strangers)),
      schemas: before.schemas.filter(({ name }) => isDeclared(after, name) || !schemas.has(name)),
    },
    after,
  };
}

function isAmong(facts: readonly { name: ObjectName }[], { name }: { name: ObjectName }): boolean {
  return facts.some((fact) => isSameName(fact.name, name));
}

function isUsed({ name }: EnumFact, tables: readonly TableFact[]): boolean {
  return tables.some(({ definition }) => definition.columns.some(({ type }) => isOfType(type, name)));
}

function isDeclared({ schemas }: SchemaModel, name: string): boolean {
  return schemas.some((schema) => schema.name === name);
}
