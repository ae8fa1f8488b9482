import { withScratchDatabase } from '../../../../src/database/scratch/with-scratch-database.js';

/** Says the name of a scratch database, and stays. */
const {
  hostname: host,
  port,
  username: user,
  password,
  pathname,
} = new URL(process.env['DATABASE_URL'] ?? '');
const settings = { host, port: Number(port), user, password, database: pathname.slice(1) };
await withScratchDatabase(settings, async ({ database }) => {
  console.log(database);
  await new Promise(() => setInterval(() => undefined, 1_000));
});
