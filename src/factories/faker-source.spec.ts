import { InvalidRandomSeedError } from '../errors/invalid-random-seed.error.js';
import { UnknownLocaleError } from '../errors/unknown-locale.error.js';
import { FakerSource } from './faker-source.js';

const VARIABLE = 'SISKIN_RANDOM_SEED';
const given = process.env[VARIABLE];
afterEach(() => {
  delete process.env[VARIABLE];
  if (given !== undefined) {
    process.env[VARIABLE] = given;
  }
});
beforeEach(() => void delete process.env[VARIABLE]);

/** Values of several kinds that a seed gives. */
async function valuesOf(randomSeed: number, locale?: string | string[]) {
  const faker = await new FakerSource({ randomSeed, locale }).load();
  return [faker.person.fullName(), faker.string.uuid(), faker.date.past(), faker.date.birthdate()];
}

describe('the random seed', () => {
  it('decides about all values', async () => {
    expect(await valuesOf(42)).toEqual(await valuesOf(42));
    expect(await valuesOf(42)).not.toEqual(await valuesOf(43));
  });

  it.each([2 ** 32, 2 ** 33, 2 ** 52])('counts with all its bits, %d too', async (more) => {
    expect((await valuesOf(42 + more)).slice(0, 2)).not.toEqual((await valuesOf(42)).slice(0, 2));
  });

  it('is that of the environment where none is given', () => {
    process.env[VARIABLE] = '9007199254740991';
    expect(new FakerSource().randomSeed).toBe(Number.MAX_SAFE_INTEGER);
    expect(new FakerSource({ randomSeed: 7 }).randomSeed).toBe(7);
  });

  it('is that of the environment when the source was made', () => {
    process.env[VARIABLE] = '7';
    const source = new FakerSource();
    process.env[VARIABLE] = '8';
    expect([source.randomSeed, new FakerSource().randomSeed]).toEqual([7, 8]);
  });

  it('is drawn where the environment has an empty one', () => {
    process.env[VARIABLE] = '';
    const source = new FakerSource();
    expect(source.randomSeed).toBeGreaterThan(2_026_010_100_000);
    expect(source.randomSeed).toBe(source.randomSeed);
  });

  it.each(['many', '-1', '1.5', '9007199254740992'])('may not be %s in the environment', (value) => {
    process.env[VARIABLE] = value;
    expect(() => new FakerSource().randomSeed).toThrow(
      new InvalidRandomSeedError(value, 'SISKIN_RANDOM_SEED'),
    );
  });

  it.each([-1, 1.5, NaN, 2 ** 53])('may not be %d', (randomSeed) => {
    expect(() => new FakerSource({ randomSeed })).toThrow(
      new InvalidRandomSeedError(randomSeed, 'randomSeed'),
    );
  });

  it('is refused with what to do', () => {
    expect(new InvalidRandomSeedError('many', 'SISKIN_RANDOM_SEED')).toMatchObject({
      code: 'SISKIN_INVALID_RANDOM_SEED',
      message:
        "SISKIN_RANDOM_SEED is 'many', and a whole number from 0 to 9007199254740991 is expected.\n" +
        'Give one, such as SISKIN_RANDOM_SEED=42, or none at all to have one drawn.',
    });
  });
});

describe('dates', () => {
  it('count from the reference date of the seed', async () => {
    const source = new FakerSource({ randomSeed: 2_026_112_248_213 });
    const faker = await source.load();

    expect(source.referenceDate).toEqual(new Date('2026-11-22T00:00:00.000Z'));
    expect(faker.defaultRefDate()).toEqual(source.referenceDate);
    expect(faker.date.recent().getTime()).toBeLessThan(source.referenceDate.getTime());
  });

  it('are not those of whoever changes the one they were given', () => {
    const source = new FakerSource({ randomSeed: 42 });
    source.referenceDate.setFullYear(1999);
    expect(source.referenceDate.getFullYear()).toBe(2026);
  });
});

describe('the locale', () => {
  it('is English by default', async () => {
    expect(await valuesOf(42)).toEqual(await valuesOf(42, 'en'));
  });

  it('decides about names', async () => {
    expect((await valuesOf(42, 'de'))[0]).not.toEqual((await valuesOf(42, 'en'))[0]);
  });

  it('is filled in by the later ones, and English', async () => {
    const [swiss, german, english] = await Promise.all(
      [['de_CH', 'de'], 'de', 'en'].map((locale) => new FakerSource({ randomSeed: 1, locale }).load()),
    );

    expect(swiss?.rawDefinitions.metadata?.code).toBe('de_CH');
    expect(swiss?.rawDefinitions.lorem).toEqual(german?.rawDefinitions.lorem);
    expect(swiss?.rawDefinitions.hacker).toEqual(english?.rawDefinitions.hacker);
  });

  it('falls back to a later one before it falls back to English', async () => {
    const both = await new FakerSource({ randomSeed: 1, locale: ['en_GB', 'fr'] }).load();
    const french = await new FakerSource({ randomSeed: 1, locale: 'fr' }).load();
    const english = await new FakerSource({ randomSeed: 1 }).load();

    expect(french.rawDefinitions.color).not.toEqual(english.rawDefinitions.color);
    expect(both.rawDefinitions.color).toEqual(french.rawDefinitions.color);
  });

  it('may be English before others', async () => {
    expect(await valuesOf(42, ['en', 'de'])).toEqual(await valuesOf(42));
  });

  it.each([
    ['de-CH', /^Did you mean de_CH\?/],
    ['de_CHH', /^Did you mean de_CH\?/],
    ['../de', /^(Did you mean|Give factories)/],
    ['klingon', /^Give factories\.locale .* one of af_ZA, ar, /],
  ])('may not be %s', async (locale, remedy) => {
    const error: unknown = await new FakerSource({ randomSeed: 1, locale }).load().catch((e: unknown) => e);

    expect(error).toBeInstanceOf(UnknownLocaleError);
    expect(error).toMatchObject({
      code: 'SISKIN_UNKNOWN_LOCALE',
      locale,
      problem: `faker has no locale '${locale}'.`,
      remedy: expect.stringMatching(remedy),
    });
  });
});
