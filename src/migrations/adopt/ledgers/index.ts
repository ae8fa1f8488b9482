import { alembic } from './alembic.js';
import { drizzle } from './drizzle.js';
import { flyway } from './flyway.js';
import type { ForeignLedger } from './foreign-ledger.js';
import { knex } from './knex.js';
import { laravel } from './laravel.js';
import { mikroOrm } from './mikro-orm.js';
import { prisma } from './prisma.js';
import { typeOrm } from './typeorm.js';

/** Those whose history can be taken over. */
export const FOREIGN_TOOLS = [
  'mikro-orm',
  'typeorm',
  'knex',
  'prisma',
  'drizzle',
  'alembic',
  'laravel',
  'flyway',
] as const;

export type ForeignTool = (typeof FOREIGN_TOOLS)[number];

export const FOREIGN_LEDGERS: Readonly<Record<ForeignTool, ForeignLedger>> = {
  'mikro-orm': mikroOrm,
  typeorm: typeOrm,
  knex,
  prisma,
  drizzle,
  alembic,
  laravel,
  flyway,
};
