import { showName, type ObjectName } from '../../../operations/names.js';
import type { EnumFact } from '../../model/schema-model.js';
import type { SchemaPair } from '../question.js';

export interface EnumPair {
  readonly before: EnumFact;
  readonly after: EnumFact;
}

/** The name by which decisions know a value. */
export function valueName(type: ObjectName, value: string): string {
  return `${showName(type)}.${value}`;
}

/** The enums that stay. */
export function pairEnums({ before, after }: SchemaPair): EnumPair[] {
  const are = new Map(after.enums.map((fact) => [showName(fact.name), fact]));
  return before.enums.flatMap((fact) => {
    const found = are.get(showName(fact.name));
    return found === undefined ? [] : [{ before: fact, after: found }];
  });
}

export function goneValues({ before, after }: EnumPair): string[] {
  return before.values.filter((value) => !after.values.includes(value));
}
