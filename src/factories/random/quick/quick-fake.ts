import type { Faker } from '@faker-js/faker';

/** Text between lists, one more than these, of which one element each goes in between. */
interface Plan {
  readonly texts: readonly string[];
  readonly lists: readonly (readonly string[])[];
}

const PLACEHOLDER = /{{([a-z][\w.]*)}}/;
const MOST_PLANS = 1_000;

/** `helpers.fake`, which reads a pattern anew each time, with patterns that only name lists of the locale read once. */
export function quickFake(faker: Faker): Faker['helpers']['fake'] {
  const fake = faker.helpers.fake.bind(faker.helpers);
  const plans = new Map<string, Plan | undefined>();
  const planFor = (pattern: string): Plan | undefined => {
    if (!plans.has(pattern) && plans.size < MOST_PLANS) {
      plans.set(pattern, toPlan(faker, pattern));
    }
    return plans.get(pattern);
  };
  return (patterns) => {
    const pattern = typeof patterns === 'string' ? patterns : faker.helpers.arrayElement(patterns);
    const plan = planFor(pattern);
    return plan === undefined ? fake(pattern) : follow(faker, plan);
  };
}

function follow(faker: Faker, { texts, lists }: Plan): string {
  const [first = '', ...others] = texts;
  return lists.reduce(
    (text, list, place) => text + faker.helpers.arrayElement(list) + (others[place] ?? ''),
    first,
  );
}

function toPlan(faker: Faker, pattern: string): Plan | undefined {
  const parts = pattern.split(PLACEHOLDER_EVERYWHERE);
  const texts = parts.filter((_, place) => place % 2 === 0);
  const lists = parts.filter((_, place) => place % 2 === 1).map((path) => listAt(faker, path.split('.')));
  return lists.length > 0 && texts.every(isPlain) && lists.every((list) => list !== undefined)
    ? { texts, lists }
    : undefined;
}

const PLACEHOLDER_EVERYWHERE = new RegExp(PLACEHOLDER, 'g');

/** The list of the locale that the path leads to, where it leads nowhere in faker itself, which goes first. */
function listAt(faker: Faker, path: readonly string[]): readonly string[] | undefined {
  const list = walk(faker.rawDefinitions, path);
  return walk(faker, path) === undefined && isTexts(list) ? list : undefined;
}

/** What is at the path through plain objects; null where something else is on the way. */
function walk(from: object, path: readonly string[]): unknown {
  let at: unknown = from;
  for (const name of path) {
    if (at === undefined) {
      return undefined;
    }
    if (typeof at !== 'object' || at === null || Array.isArray(at)) {
      return null;
    }
    at = Reflect.get(at, name);
  }
  return at;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((text) => typeof text === 'string' && isPlain(text));
}

function isPlain(text: string): boolean {
  return !text.includes('{{') && !text.includes('}}');
}
