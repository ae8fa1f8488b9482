import type { Snippet } from './page.js';

/** What examples may use, and where it stands. */
const KNOWN: Readonly<Record<string, string>> = {
  request: 'supertest',
  'expectQueries, recordQueries, useDatabase': 'siskin/testing',
  'Post, User': '../src/entities.js',
  UserFactory: '../src/user.factory.js',
  UserSeeder: '../src/user.seeder.js',
  createApp: './create-app.js',
};

/** A file of tests, by its path: as the page names it, or else of one test that an example is the body of. */
export function toSpec({ code, line, marks }: Snippet): [path: string, text: string] {
  const path = marks.get('file');
  return path === undefined ? [`test/line-${line}.spec.ts`, wrap(code, line)] : [path, code];
}

function wrap(code: string, line: number): string {
  const imports = Object.entries(KNOWN).map(([names, path]) =>
    names === 'request' ? `import ${names} from '${path}';` : `import { ${names} } from '${path}';`,
  );
  return [
    ...imports,
    'const database = useDatabase(createApp);',
    `it('does what line ${line} says', async () => {`,
    code,
    '});',
  ].join('\n');
}
