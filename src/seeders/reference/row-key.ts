import { InvalidReferenceError } from '../../errors/invalid-reference.error.js';
import { nearestName } from '../../errors/nearest-name.js';
import type { PropertyWriter } from './property-writer.js';
import type { ReferenceContext } from './reference-context.js';

/** @throws InvalidReferenceError where `by` is empty, or names what is no property with columns of its own. */
export function ensureKeyFits(
  { by, meta }: ReferenceContext,
  writers: ReadonlyMap<string, PropertyWriter>,
): void {
  const entity = meta.className;
  if (by.length === 0) {
    throw new InvalidReferenceError({
      entity,
      reason: 'emptyBy',
      problem: `Reference data of ${entity} has no key: \`by\` is empty.`,
      remedy: "Name the properties that tell which row is meant, such as { by: ['slug'] }.",
    });
  }
  for (const property of by) {
    const writer = writers.get(property);
    if (writer === undefined) {
      const nearest = nearestName(property, writers.keys());
      const remedy =
        nearest === undefined ? `Known are ${[...writers.keys()].join(', ')}.` : `Did you mean ${nearest}?`;
      const problem = `\`by\` names ${property}, which is no property of ${entity}.`;
      throw new InvalidReferenceError({ entity, reason: 'unknownProperty', problem, remedy, property });
    }
    if (!writer.fitsKey || writer.slots.length === 0) {
      const problem = `\`by\` names ${property} of ${entity}, which can't be a part of a key.`;
      const remedy = 'Name properties that are stored in columns, and that rows may declare.';
      throw new InvalidReferenceError({ entity, reason: 'unsuitableKey', problem, remedy, property });
    }
  }
}
