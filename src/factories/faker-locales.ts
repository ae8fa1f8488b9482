import type { Faker, LocaleDefinition } from '@faker-js/faker';

import { UnknownLocaleError } from '../errors/unknown-locale.error.js';

/** What faker itself falls back to, behind every other locale. */
export const FALLBACK_LOCALE = 'en';

/** A locale by its name, loaded for itself: the package's main entry loads all of them, which takes five times longer. */
export async function loadLocale(name: string): Promise<Faker> {
  if (!/^\w+$/.test(name)) {
    throw new UnknownLocaleError(name, await knownLocales());
  }
  try {
    const { faker } = (await import(`@faker-js/faker/locale/${name}`)) as { faker: Faker };
    return faker;
  } catch (error) {
    const known = await knownLocales();
    throw known.includes(name) ? error : new UnknownLocaleError(name, known);
  }
}

/**
 * What a locale defines by itself. An instance holds what it falls back to as well, which would hide the locale behind it from
 * `['fr', 'de']`.
 */
export function withoutFallback(locale: LocaleDefinition, fallback: LocaleDefinition): LocaleDefinition {
  return Object.fromEntries(
    Object.entries(locale).map(([module, entries]) => {
      const common: Record<string, unknown> = fallback[module] ?? {};
      const own = Object.entries(entries ?? {}).filter(([name, value]) => value !== common[name]);
      return [module, Object.fromEntries(own)];
    }),
  );
}

async function knownLocales(): Promise<string[]> {
  const { allLocales } = await import('@faker-js/faker');
  return Object.keys(allLocales);
}
