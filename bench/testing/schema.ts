import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A chain of tables, each with an index and a foreign key, and one migration a table. */
export interface Schema {
  /** The code of a module that exports `entities`. */
  readonly entities: string;
  /** The statements of each table. */
  readonly tables: readonly (readonly string[])[];
}

export function schemaOf(count: number): Schema {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  return {
    entities: `${HEAD}${numbers.map(entity).join('\n')}\n${list(numbers)}`,
    tables: numbers.map(table),
  };
}

const HEAD = `import { defineEntity, p } from '@mikro-orm/core';\n`;

function entity(number: number): string {
  const parent = number === 1 ? '' : `, parent: () => p.manyToOne(T${number - 1}).nullable()`;
  return `export const T${number} = defineEntity({ name: 'T${number}', tableName: 't${number}', properties: {
    id: p.integer().primary(), name: p.string().index()${parent} } });`;
}

function list(numbers: readonly number[]): string {
  return `export const entities = [${numbers.map((number) => `T${number}`).join(', ')}];\n`;
}

function table(number: number): string[] {
  const parent = number === 1 ? '' : `, parent_id int references t${number - 1}`;
  return [
    `create table t${number} (id serial primary key, name varchar(255) not null${parent})`,
    `create index t${number}_name_index on t${number} (name)`,
  ];
}

/** As files of Siskin's, in a folder of their own. */
export async function writeSiskinMigrations(folder: string, { tables }: Schema): Promise<void> {
  await writeEach(
    folder,
    tables.map(
      (statements, index) => `import { Migration } from 'siskin';
export default class Create extends Migration {
  static revision = '${revision(index)}';
  static parents = [${parentOf(index)}];
  up(op) { ${statements.map((sql) => `op.sql(${JSON.stringify(sql)});`).join(' ')} }
  down(op) { op.sql('drop table t${index + 1}'); }
}
`,
    ),
  );
}

/** As files of MikroORM's. */
export async function writeMikroOrmMigrations(folder: string, { tables }: Schema): Promise<void> {
  await writeEach(
    folder,
    tables.map(
      (statements, index) => `import { Migration } from '@mikro-orm/migrations';
export class Migration${stamp(index)} extends Migration {
  up() { ${statements.map((sql) => `this.addSql(${JSON.stringify(sql)});`).join(' ')} }
}
`,
    ),
  );
}

async function writeEach(folder: string, files: readonly string[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [index, text] of files.entries()) {
    await writeFile(join(folder, `Migration${stamp(index)}.js`), text);
  }
}

function revision(index: number): string {
  return `bench${String(index).padStart(7, '0')}`;
}

function parentOf(index: number): string {
  return index === 0 ? '' : `'${revision(index - 1)}'`;
}

function stamp(index: number): string {
  return String(20_260_101_000_000 + index);
}
