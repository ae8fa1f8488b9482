/** The tour of the README: `npm run demo`. On the embedded server its databases are made anew. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';

import { Client } from 'pg';

import { blogServer, runInBlog, spawnInBlog, type Environment } from './blog-environment.ts';

const TABLES = ['users', 'categories', 'posts', 'comments', 'tags'];

heading('A PostgreSQL of its own');
await using server = await blogServer();
if (server.embedded) {
  await server.dropDatabase('blog_analytics');
  await server.dropDatabase('blog');
}
const environment: Environment = { DATABASE_URL: server.url() };
console.log(`PostgreSQL answers on ${server.host}:${server.port}.`);

await nestCmd('db:migrate', '--all', '--create-database');
await nestCmd('db:seed', '--all');
await nestCmd('db:status', '--all');
await nestCmd('db:check');

heading('What is in the database of the blog');
for (const table of TABLES) {
  console.log(`  ${table.padEnd(12)}${String(await countRows(table)).padStart(6)} rows`);
}

heading('GET /posts?perPage=3');
console.log(await firstPage());

heading('What to try next');
console.log(`  npm run blog -- db:rollback --step 1     revert the last migration
  npm run blog -- db:migrate               and apply it again
  npm run blog -- make:migration add_website_to_users
  npm run blog -- db:history --database analytics
  npm run blog -- serve                    the HTTP API on port 3000
  npm test                                 everything, on a PostgreSQL of its own`);

function heading(text: string): void {
  console.log(`\n${styleText(['bold', 'cyan'], text)}`);
}

async function nestCmd(...args: string[]): Promise<void> {
  heading(`nest-cmd ${args.join(' ')}`);
  const code = await runInBlog('nest-cmd', args, environment);
  if (code !== 0) {
    throw new Error(`nest-cmd ${args.join(' ')} exited with ${code}`);
  }
}

async function countRows(table: string): Promise<number> {
  const client = new Client(server.url());
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`);
    return Number(rows[0]?.count);
  } finally {
    await client.end();
  }
}

/** Starts the application as `npm run start` would, on a free port, and reads one page of it. */
async function firstPage(): Promise<string> {
  const args = ['--import', '@oxc-node/core/register', 'src/main.ts'];
  const application = spawnInBlog('node', args, { ...environment, PORT: '0' }, 'pipe');
  try {
    const response = await fetch(`${await listeningUrl(application)}/posts?perPage=3`);
    const { items, total } = (await response.json()) as {
      items: {
        title: string;
        author: { fullName: string };
        category: { name: string };
        commentCount: number;
      }[];
      total: number;
    };
    const lines = items.map(
      ({ title, author, category, commentCount }) =>
        `  ${title}\n    by ${author.fullName} in ${category.name}, comments: ${commentCount}`,
    );
    return [...lines, `  … of ${total} posts`].join('\n');
  } finally {
    application.kill();
    await once(application, 'close');
  }
}

async function listeningUrl({ stdout }: ReturnType<typeof spawnInBlog>): Promise<string> {
  if (stdout !== null) {
    for await (const line of createInterface(stdout)) {
      const port = /Listening on .*:(\d+)/.exec(line)?.[1];
      if (port !== undefined) {
        return `http://127.0.0.1:${port}`;
      }
    }
  }
  throw new Error('The application ended before it listened.');
}
