import { type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';

export interface Refusal {
  /** Such as `is a collection`. */
  readonly why: string;
  readonly remedy: string;
}

const LEAVE = 'Leave it out.';

export const GENERATED: Refusal = { why: 'the database generates', remedy: LEAVE };

/** Why a property is not declared in reference data, where it is not. */
export function refusalOf(property: EntityProperty, { root }: EntityMetadata): Refusal | undefined {
  if (property.kind === ReferenceKind.MANY_TO_MANY || property.kind === ReferenceKind.ONE_TO_MANY) {
    return {
      why: 'is a collection',
      remedy:
        'Declare the rows on the other side as reference data of their own, or fill it through the EntityManager.',
    };
  }
  if (property.kind === ReferenceKind.ONE_TO_ONE && !property.owner) {
    const owner = `${property.targetMeta?.className ?? property.type}.${property.mappedBy}`;
    return { why: `is stored with ${owner}`, remedy: `Declare ${owner} instead.` };
  }
  if (property.polymorphic) {
    return { why: 'leads to rows of several entities', remedy: 'Fill it through the EntityManager.' };
  }
  if (property.persist === false || property.formula !== undefined) {
    return { why: 'has no column', remedy: LEAVE };
  }
  return managedRefusal(property, root.discriminatorColumn);
}

function managedRefusal(property: EntityProperty, discriminator?: string): Refusal | undefined {
  if (property.generated !== undefined && !isIdentity(property)) {
    return GENERATED;
  }
  if (property.version) {
    return { why: 'is a version, which counts by itself', remedy: LEAVE };
  }
  return property.name === discriminator
    ? { why: 'follows from the entity', remedy: 'Leave it out, and declare rows of each entity apart.' }
    : undefined;
}

/** An identity is a default: its column is one that can be written, and that of the primary key is needed. */
function isIdentity({ generated }: EntityProperty): boolean {
  return typeof generated === 'string' && generated.endsWith('as identity');
}
