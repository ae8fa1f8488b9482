import type { Faker } from '@faker-js/faker';

const SEPARATORS = ['.', '_'];
const STYLES = ['number', 'plain', 'first'] as const;

/** `internet.username` without the search for other letters than ASCII, where the names of the locale have none. */
export function quickUsername(faker: Faker): Faker['internet']['username'] {
  const username = faker.internet.username.bind(faker.internet);
  let isPlain: boolean | undefined;
  return (options) => {
    isPlain ??= hasPlainNames(faker);
    return isPlain && options === undefined ? drawn(faker) : username(options);
  };
}

function drawn(faker: Faker): string {
  const first = faker.person.firstName();
  const last = faker.person.lastName();
  const both = first + faker.helpers.arrayElement(SEPARATORS) + last;
  const number = faker.number.int(99);
  const style = faker.helpers.arrayElement(STYLES);
  const name = style === 'first' ? `${first}${number}` : style === 'plain' ? both : `${both}${number}`;
  return name.replaceAll(/[' ]/g, '');
}

function hasPlainNames({ rawDefinitions: { person } }: Faker): boolean {
  const names = JSON.stringify([person?.first_name, person?.last_name, person?.last_name_pattern]);
  return /^[ -~]*$/.test(names) && !names.includes('\\');
}
