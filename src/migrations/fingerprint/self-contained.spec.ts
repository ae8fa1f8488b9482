import { isSelfContained } from './self-contained.js';

const BODY = `export default class extends Migration { up(op) { op.sql('delete from "birds"'); } }`;

describe('isSelfContained', () => {
  it.each([
    BODY,
    `import { Migration } from 'siskin';\n${BODY}`,
    `import { Migration, type Operations } from "siskin";\nimport { sql } from 'kysely';\n${BODY}`,
    `import {\n  Migration,\n  type Operations,\n} from 'siskin';\n${BODY}`,
    `import { Migration } from '@mikro-orm/migrations';\n${BODY}`,
    '-- revision: abc\n-- up\ncreate table birds (id int);\n',
  ])('takes %j as all that there is', (text) => {
    expect(isSelfContained(text)).toBe(true);
  });

  it.each([
    `import { ROLES } from './roles.js';`,
    `import { ROLES } from './roles.js'; import { Migration } from 'siskin';`,
    `import { Migration } from 'siskin'; import { ROLES } from './roles.js';`,
    `import roles, { type Role } from '#roles';`,
    `import * as fs from 'node:fs';`,
    `import './side-effect.js';`,
    `import roles = require('./roles');`,
    `import{ROLES}from'./roles.js';`,
    `import /* the */ { ROLES /* 'siskin' */ } from './roles.js';`,
    `export * from './roles.js';`,
    `export { default } from './roles.js';`,
    `const { ROLES } = await import('./roles.js');`,
    `const roles = require('./roles');`,
    `const url = import.meta.url;`,
    `const schema = process.env.SCHEMA;`,
    `const { process: { env } } = globalThis;`,
    `const schema = global['schema'];`,
    `const rows = await fetch(url);`,
    `const schema = this.config.get('schema');`,
    `const em = this.getEntityManager();`,
  ])('does not after %j', (line) => {
    expect(isSelfContained(`${line}\n${BODY}`)).toBe(false);
  });
});
