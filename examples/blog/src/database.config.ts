import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { defineConfig } from '@mikro-orm/postgresql';

import { Category } from './categories/category.entity.js';
import { Comment } from './comments/comment.entity.js';
import { Post } from './posts/post.entity.js';
import { Tag } from './tags/tag.entity.js';
import { User } from './users/user.entity.js';

/** What `docker compose up` of the repository starts. */
const DEVELOPMENT_URL = 'postgresql://siskin:siskin@127.0.0.1:5432/blog';

export function databaseUrl(): string {
  return process.env['DATABASE_URL'] ?? DEVELOPMENT_URL;
}

export function databaseConfig() {
  return defineConfig({
    clientUrl: databaseUrl(),
    entities: [User, Category, Post, Comment, Tag],
    metadataProvider: ReflectMetadataProvider,
    // These belong to Siskin: no entity describes them.
    schemaGenerator: { skipTables: [/^siskin_migrations/] },
  });
}
