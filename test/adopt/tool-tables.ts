import type { ForeignTool } from '../../src/index.js';

/** Tables as the tools create them, with rows as they write them. */
export const TOOL_TABLES: Partial<Record<ForeignTool, string>> = {
  // prisma/prisma-engines, schema-engine/connectors/sql-schema-connector/src/flavour/postgres.rs: create_migrations_table
  prisma: `
    create table _prisma_migrations (
      id                      varchar(36) primary key not null,
      checksum                varchar(64) not null,
      finished_at             timestamptz,
      migration_name          varchar(255) not null,
      logs                    text,
      rolled_back_at          timestamptz,
      started_at              timestamptz not null default now(),
      applied_steps_count     integer not null default 0
    );
    insert into _prisma_migrations (id, checksum, started_at, finished_at, migration_name, rolled_back_at) values
      ('a', 'x', '2024-01-02 10:00Z', '2024-01-02 10:00:01.25Z', '20240102100000_books', null),
      ('b', 'x', '2024-01-01 10:00Z', '2024-01-01 10:00:01Z', '20240101100000_authors', null),
      ('c', 'x', '2024-01-02 09:00Z', null, '20240102100000_books', '2024-01-02 09:30Z')`,
  // drizzle-team/drizzle-orm, drizzle-orm/src/pg-core/dialect.ts: PgDialect.migrate
  drizzle: `
    create schema drizzle;
    create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint);
    insert into drizzle.__drizzle_migrations (hash, created_at) values
      ('5d41402abc', 1704189600000), ('7d793037a0', 1704103200000)`,
  // sqlalchemy/alembic, alembic/runtime/migration.py: MigrationContext._version
  alembic: `
    create table alembic_version (version_num varchar(32) not null, constraint alembic_version_pkc primary key (version_num));
    insert into alembic_version values ('3f9a1c27be04')`,
  // laravel/framework, src/Illuminate/Database/Migrations/DatabaseMigrationRepository.php: createRepository
  laravel: `
    create table migrations (id serial primary key not null, migration varchar(255) not null, batch integer not null);
    insert into migrations (migration, batch) values
      ('2024_01_02_100000_books', 2), ('2024_01_01_100000_authors', 1), ('2024_01_01_000000_users', 1)`,
  // flyway/flyway, flyway-database-postgresql: PostgreSQLDatabase.getRawCreateScript
  flyway: `
    create table flyway_schema_history (
      "installed_rank" int not null,
      "version" varchar(50),
      "description" varchar(200) not null,
      "type" varchar(20) not null,
      "script" varchar(1000) not null,
      "checksum" integer,
      "installed_by" varchar(100) not null,
      "installed_on" timestamp not null default now(),
      "execution_time" integer not null,
      "success" boolean not null
    );
    alter table flyway_schema_history add constraint flyway_schema_history_pk primary key ("installed_rank");
    create index flyway_schema_history_s_idx on flyway_schema_history ("success");
    insert into flyway_schema_history values
      (0, null, '<< Flyway Schema Creation >>', 'SCHEMA', '"shop"', null, 'app', '2024-01-01 10:00', 0, true),
      (1, '1', 'authors', 'SQL', 'V1__authors.sql', 7, 'app', '2024-01-01 10:00', 5, true),
      (2, '2', 'books', 'SQL', 'shop/V2__books.sql', 8, 'app', '2024-01-02 10:00', 5, true),
      (3, null, 'views', 'SQL', 'R__views.sql', 9, 'app', '2024-01-02 10:00', 5, true),
      (4, '3', 'mistake', 'SQL', 'V3__mistake.sql', 9, 'app', '2024-01-03 10:00', 5, true),
      (5, '3', 'mistake', 'UNDO_SQL', 'U3__mistake.sql', 9, 'app', '2024-01-03 11:00', 5, true),
      (6, null, 'views', 'SQL', 'R__views.sql', 10, 'app', '2024-01-04 10:00', 5, true)`,
};
