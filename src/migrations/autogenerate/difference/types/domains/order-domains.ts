import type { DomainFact } from '../../../model/schema-model.js';
import { isOfType } from '../type-name.js';

/** Those that others stand on come first. */
export function orderDomains<T extends DomainFact>(domains: readonly T[]): readonly T[] {
  const ordered = new Set<T>();
  const visit = (domain: T): void => {
    domains
      .filter((other) => other !== domain && isOfType(domain.definition.type, other.name))
      .forEach(visit);
    ordered.add(domain);
  };
  domains.forEach(visit);
  return [...ordered];
}
