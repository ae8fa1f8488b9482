import type { Faker, FakerOptions, LocaleDefinition } from '@faker-js/faker';

import { InvalidRandomSeedError } from '../errors/invalid-random-seed.error.js';
import { FALLBACK_LOCALE, loadLocale, withoutFallback } from './faker-locales.js';
import { GENERATORS_VERSION, type GeneratorsVersion, PlaceRandom } from './random/place-random.js';
import { quickFaker } from './random/quick/quick-faker.js';
import { StreamRandom } from './random/stream-random.js';
import { drawRandomSeed, isRandomSeed, parseRandomSeed, referenceDateOf } from './random-seed.js';
import { ValuePlaces } from './values/value-places.js';

export interface FakerSettings {
  /** Default: `SISKIN_RANDOM_SEED` of the environment, or else a drawn one. */
  readonly randomSeed?: number;
  /** Names of faker's locales: each fills in what those before it lack, and English what is left. Default: English alone. */
  readonly locale?: string | readonly string[];
  /** Default: the newest ones. */
  readonly generators?: GeneratorsVersion;
}

/**
 * Loads faker when it is first asked for, and keeps two instances of it, never the one that faker shares: one that gives a value after
 * the other, and one that gives values by place.
 */
export class FakerSource {
  readonly locale: string | readonly string[];
  readonly generators: GeneratorsVersion;
  readonly #variable = process.env['SISKIN_RANDOM_SEED'];
  #randomSeed: number | undefined;
  #referenceTime?: number;
  #faker?: Promise<Faker>;
  #places?: Promise<ValuePlaces>;

  /** @throws InvalidRandomSeedError where the given one is none. */
  constructor({ randomSeed, locale = FALLBACK_LOCALE, generators = GENERATORS_VERSION }: FakerSettings = {}) {
    if (randomSeed !== undefined && !isRandomSeed(randomSeed)) {
      throw new InvalidRandomSeedError(randomSeed, 'randomSeed');
    }
    this.#randomSeed = randomSeed;
    this.locale = locale;
    this.generators = generators;
  }

  /**
   * That of the environment is looked into when it is needed: an application that makes nothing starts with a wrong one, too.
   *
   * @throws InvalidRandomSeedError where that of the environment is none.
   */
  get randomSeed(): number {
    return (this.#randomSeed ??= seedOf(this.#variable));
  }

  /** A new Date each time: nobody's change reaches another. */
  get referenceDate(): Date {
    this.#referenceTime ??= referenceDateOf(this.randomSeed).getTime();
    return new Date(this.#referenceTime);
  }

  /** @throws UnknownLocaleError */
  load(): Promise<Faker> {
    return (this.#faker ??= this.#create());
  }

  /**
   * What factories draw from.
   *
   * @throws UnknownLocaleError
   */
  places(): Promise<ValuePlaces> {
    return (this.#places ??= this.#createPlaces());
  }

  async #create(): Promise<Faker> {
    const { FakerClass, locale } = await loadAll([this.locale].flat());
    const randomizer = new StreamRandom(this.randomSeed, this.generators);
    const faker = quickFaker(new FakerClass({ locale, randomizer }));
    faker.setDefaultRefDate(this.referenceDate);
    return faker;
  }

  async #createPlaces(): Promise<ValuePlaces> {
    const { FakerClass, locale } = await loadAll([this.locale].flat());
    const randomizer = new PlaceRandom(this.randomSeed, this.generators);
    const faker = quickFaker(new FakerClass({ locale, randomizer }));
    faker.setDefaultRefDate(this.referenceDate);
    return new ValuePlaces(faker, randomizer, `${[this.locale].flat().join()} ${this.generators}`);
  }
}

function seedOf(variable = ''): number {
  if (variable === '') {
    return drawRandomSeed(new Date());
  }
  const seed = parseRandomSeed(variable);
  if (seed === undefined) {
    throw new InvalidRandomSeedError(variable, 'SISKIN_RANDOM_SEED');
  }
  return seed;
}

/** Takes the class from an instance of one locale: only the package's main entry exports it. */
async function loadAll(locales: readonly string[]): Promise<Loaded> {
  const { rawDefinitions: fallback, constructor } = await loadLocale(FALLBACK_LOCALE);
  const FakerClass = constructor as new (options: FakerOptions) => Faker;
  const loaded = await Promise.all(locales.map(loadLocale));
  const own = loaded.map(({ rawDefinitions }) =>
    rawDefinitions === fallback ? fallback : withoutFallback(rawDefinitions, fallback),
  );
  return { FakerClass, locale: [...own, fallback] };
}

interface Loaded {
  readonly FakerClass: new (options: FakerOptions) => Faker;
  readonly locale: LocaleDefinition[];
}
