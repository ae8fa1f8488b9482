import { Client } from 'pg';

const TABLES = `
  drop table if exists posts, users;
  create table users (
    id serial primary key, name varchar(255) not null, email varchar(255) not null unique,
    role text not null check (role in ('user', 'editor', 'admin')), bio text, age int not null, created_at timestamptz not null
  );
  create table posts (id serial primary key, title varchar(255) not null, author_id int not null references users);
`;

export const createTables = (url: string) => send(url, TABLES);
export const truncateTables = (url: string) =>
  send(url, 'truncate users, posts restart identity; checkpoint');

/** How many users and posts there are. */
export async function countRows(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(
    'select (select count(*) from users) + (select count(*) from posts) as count',
  );
  await client.end();
  return Number(rows[0]?.count);
}

async function send(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
