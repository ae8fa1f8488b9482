import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, serial, text, timestamp, varchar } from 'drizzle-orm/pg-core';
import { seed } from 'drizzle-seed';
import { Pool } from 'pg';

import type { OpenContender } from '../contender.js';
import { ROLES } from '../values.js';

const users = pgTable('users', {
  id: serial().primaryKey(),
  name: varchar({ length: 255 }).notNull(),
  email: varchar({ length: 255 }).notNull().unique(),
  role: text().notNull(),
  bio: text(),
  age: integer().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull(),
});

const posts = pgTable('posts', {
  id: serial().primaryKey(),
  title: varchar({ length: 255 }).notNull(),
  authorId: integer('author_id')
    .notNull()
    .references(() => users.id),
});

/** It has generators of its own, which cost less than faker's. */
export const openDrizzleSeed: OpenContender = async (connectionString) => {
  const pool = new Pool({ connectionString, max: 1 });
  const db = drizzle(pool);
  return {
    run: ({ users: count, postsPerUser }) =>
      seed(db, { users, posts }).refine((generate) => ({
        users: {
          count,
          columns: {
            name: generate.fullName(),
            email: generate.email(),
            role: generate.valuesFromArray({ values: ROLES }),
            bio: generate.loremIpsum({ sentencesCount: 1 }),
            age: generate.int({ minValue: 18, maxValue: 90 }),
            createdAt: generate.timestamp(),
          },
          with: { posts: postsPerUser },
        },
        posts: { columns: { title: generate.loremIpsum({ sentencesCount: 1 }) } },
      })),
    close: () => pool.end(),
  };
};
