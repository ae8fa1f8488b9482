import type { EntityMetadata } from '@mikro-orm/core';

/** What tells rows of an entity from those of others in its table; undefined where all are its own. */
export interface Discriminator {
  readonly property: string;
  readonly column: string;
  readonly value: string;
}

export function discriminatorOf({ root, discriminatorValue }: EntityMetadata): Discriminator | undefined {
  const name = root.discriminatorColumn;
  if (root.inheritanceType !== 'sti' || name === undefined || discriminatorValue === undefined) {
    return undefined;
  }
  const property = root.props.find((property) => property.name === name);
  return { property: name, column: property?.fieldNames[0] ?? name, value: String(discriminatorValue) };
}
