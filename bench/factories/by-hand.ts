import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { faker } from '@faker-js/faker/locale/en';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import type { OpenContender } from './contender.js';
import { postValues, userValues } from './values.js';

const LINES_A_CHUNK = 500;

/** What one writes who has only this table to fill: COPY, keys taken ahead where others refer to them. */
export const openByHand: OpenContender = async (url) => {
  const client = new Client({ connectionString: url });
  await client.connect();
  const copy = (target: string, lines: Iterable<string>) =>
    pipeline(Readable.from(inChunks(lines)), client.query(copyFrom(`copy ${target} from stdin`)));
  return {
    async run({ users, postsPerUser }) {
      await client.query('begin');
      const { rows } = await client.query<{ first: number }>(
        `select setval('users_id_seq', nextval('users_id_seq') + $1 - 1)::int - $1 + 1 as first`,
        [users],
      );
      const first = Number(rows[0]?.first);
      await copy('users (id, name, email, role, bio, age, created_at)', userLines(first, users));
      await copy('posts (author_id, title)', postLines(first, users, postsPerUser));
      await client.query('commit');
    },
    close: () => client.end(),
  };
};

function* userLines(first: number, users: number): Generator<string> {
  for (let index = 0; index < users; index++) {
    const { name, email, role, bio, age, createdAt } = userValues(faker, index);
    yield `${first + index}\t${name}\t${email}\t${role}\t${bio}\t${age}\t${createdAt.toISOString()}\n`;
  }
}

function* postLines(first: number, users: number, postsPerUser: number): Generator<string> {
  for (let index = 0; index < users * postsPerUser; index++) {
    yield `${first + Math.floor(index / postsPerUser)}\t${postValues(faker).title}\n`;
  }
}

function* inChunks(lines: Iterable<string>): Generator<Buffer> {
  let chunk: string[] = [];
  for (const line of lines) {
    chunk.push(line);
    if (chunk.length === LINES_A_CHUNK) {
      yield Buffer.from(chunk.join(''));
      chunk = [];
    }
  }
  yield Buffer.from(chunk.join(''));
}
