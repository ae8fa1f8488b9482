import createKnex from 'knex';

/** Lets Knex apply the migrations of a folder: `node knex-ledger.ts <url> <folder>`. */
const [connection, directory] = process.argv.slice(2);
const knex = createKnex({ client: 'pg', connection, migrations: { directory } });
await knex.migrate.latest();
await knex.destroy();
