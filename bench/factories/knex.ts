import { faker } from '@faker-js/faker/locale/en';
import createKnex from 'knex';

import type { OpenContender } from './contender.js';
import type { User } from './entities.js';
import { postValues, userValues } from './values.js';

export const openKnex: OpenContender = async (connection) => {
  const knex = createKnex({ client: 'pg', connection });
  return {
    run: ({ users, postsPerUser }) =>
      knex.transaction(async (transaction) => {
        const rows = Array.from({ length: users }, (_, index) => {
          const { createdAt, ...values } = userValues(faker, index);
          return { ...values, created_at: createdAt };
        });
        const found = await transaction.batchInsert<User>('users', rows, 1_000).returning('id');
        const posts = found.flatMap(({ id }) =>
          Array.from({ length: postsPerUser }, () => ({ ...postValues(faker), author_id: id })),
        );
        await transaction.batchInsert('posts', posts, 1_000);
      }),
    close: () => knex.destroy(),
  };
};
