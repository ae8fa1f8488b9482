/**
 * Runs a command in examples/blog, with DATABASE_URL set or else an embedded PostgreSQL that is started for it:
 *
 *   npm run blog -- db:status
 *   npm run blog -- serve
 */
import { blogServer, runInBlog } from './blog-environment.ts';

const [command = '--help', ...args] = process.argv.slice(2);

await using server = await blogServer();
const environment = { DATABASE_URL: server.url() };
process.exitCode =
  command === 'serve'
    ? await runInBlog('node', ['--import', '@oxc-node/core/register', 'src/main.ts', ...args], environment)
    : await runInBlog('nest-cmd', [command, ...args], environment);
