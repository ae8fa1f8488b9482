import type { Snippet } from './page.js';

/** What examples may use of the application, and where it stands. */
const KNOWN: Readonly<Record<string, string>> = {
  Comment: './entities.js',
  Post: './entities.js',
  Role: './entities.js',
  User: './entities.js',
  PostFactory: './posts/post.factory.js',
  RoleFactory: './role.factory.js',
  UserFactory: './users/user.factory.js',
  WelcomedUserFactory: './users/welcomed-user.factory.js',
  weighted: 'siskin',
  EntityFactory: 'siskin',
  Factory: 'siskin',
  'type Definition': 'siskin',
  'type FactoryContext': 'siskin',
};

/** A file of seeders, each of which runs the statements of one example. */
export function toSeeders(examples: readonly Snippet[]): string {
  const seeders = examples.map(toSeeder).join('\n');
  return `import { Seeder, type SeedContext } from 'siskin';\n${importsOf(seeders)}${seeders}`;
}

/** A file of its own for an example that is a class. */
export function toModule({ code }: Snippet): string {
  return importsOf(code) + code;
}

function importsOf(code: string): string {
  return Object.entries(KNOWN)
    .filter(([name]) => new RegExp(`(?<!class )\\b${name.replace('type ', '')}\\b`).test(code))
    .map(([name, path]) => `import { ${name} } from '${path}';\n`)
    .join('');
}

function toSeeder({ line, code }: Snippet): string {
  return `
@Seeder()
export class Line${line}Seeder {
  async run({ factories, em, faker }: SeedContext) {
${code}
  }
}`;
}
