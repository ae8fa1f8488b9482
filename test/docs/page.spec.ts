import { anchorOf, parsePage } from './page.js';
import { toRecipes } from './recipe.js';
import { squeeze } from './recipe-files.js';

const fence = '```';
const PAGE = `# Title

## One

<!-- given: create table a (id int) -->
<!-- then: exists (select from a) -->

${fence}ts
op.sql(sql\`insert into a values (\${1})\`);
${fence}

<!-- sql -->

${fence}sql
insert into a
  values ( 1 );
${fence}

<!-- follows -->

${fence}ts
up(op: Operations) {}
${fence}

### Two

${fence}console
$ npm test
${fence}

<!-- file: steps/a.ts -->

${fence}ts
export const a = 1;
${fence}

${fence}sql
-- up
select 1;
${fence}
`;

const { headings, snippets } = parsePage(PAGE);
const recipes = toRecipes(snippets);

it('finds the headings, and the snippets that belong together', () => {
  expect(headings).toEqual(['Title', 'One', 'Two']);
  expect(recipes.map(({ title, files }) => [title, files.map(({ path }) => path)])).toEqual([
    ['One, line 8', ['00008.ts', '00021.ts']],
    ['Two, line 33', ['steps/a.ts', '00037.sql']],
  ]);
});

it('knows what is said of them', () => {
  const [first, second] = recipes;
  expect([...(first?.marks ?? [])]).toEqual([
    ['given', ['create table a (id int)']],
    ['then', ['exists (select from a)']],
    ['follows', ['']],
  ]);
  expect(squeeze(first?.files[0]?.sql ?? '')).toEqual(['insert into a values (1);']);
  expect([...(second?.marks ?? [])]).toEqual([['file', ['steps/a.ts']]]);
});

it('makes files of them', () => {
  expect(recipes.flatMap(({ files }) => files.map(({ text }) => text))).toEqual([
    `import { Migration, type Operations, sql } from 'siskin';

export default class extends Migration {
change(op: Operations) {
op.sql(sql\`insert into a values (\${1})\`);
}}
`,
    `import { Migration, type Operations } from 'siskin';

export default class extends Migration {
up(op: Operations) {}
}
`,
    'export const a = 1;\n',
    '-- up\nselect 1;\n',
  ]);
});

it('refuses a comment that it does not know', () => {
  expect(() => parsePage('<!-- gvien: select 1 -->\n')).toThrow(
    new Error('The test of the page does not know the comment <!-- gvien: select 1 -->'),
  );
});

it('links as GitHub does', () => {
  expect(anchorOf("Laravel's column types, `up_to` date")).toBe('laravels-column-types-up_to-date');
});
