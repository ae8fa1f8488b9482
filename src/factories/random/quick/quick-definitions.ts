import type { Faker } from '@faker-js/faker';

/** What the locale defines as plain properties; what it lacks is still asked of faker's own proxies, which say so. */
export function quickDefinitions({ definitions, rawDefinitions }: Faker): Faker['definitions'] {
  const modules = Object.entries(rawDefinitions).flatMap(([name, entries]) => {
    const own: unknown = Reflect.get(definitions, name);
    return entries !== undefined && typeof own === 'object' ? [[name, over(own, entries)]] : [];
  });
  return over(definitions, Object.fromEntries(modules) as object);
}

/** The properties that are defined, in front of another object. */
function over<T extends object | null>(behind: T, properties: object): T {
  const defined = Object.entries(properties).filter(([, value]) => value !== null && value !== undefined);
  return Object.setPrototypeOf(Object.fromEntries(defined), behind) as T;
}
