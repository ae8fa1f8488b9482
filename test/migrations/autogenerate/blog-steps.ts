import { defineEntity, p } from '@mikro-orm/postgresql';

import type { AutogenerateOptions } from '../../../src/migrations/autogenerate/autogenerate.js';
import type { Entities } from './entity-project.js';

/** The entities as they were, and what somebody had to say who wrote the migration from them. */
export interface Step {
  name: string;
  entities: Entities;
  flags?: AutogenerateOptions;
}

const id = { id: p.integer().primary().generated('by default as identity') };
const createdAt = () => p.datetime().columnType('timestamptz').defaultRaw('now()');
/** What the entities have at some time. */
interface Features {
  role?: boolean;
  fullName?: boolean;
  slug?: boolean;
  posts?: boolean;
  comments?: boolean;
  tags?: boolean;
  softDeletes?: boolean;
  categories?: boolean;
}

function blog(has: Features): Entities {
  const User = defineEntity({
    name: 'User',
    tableName: 'users',
    properties: {
      ...id,
      ...(has.fullName ? { fullName: p.string().length(120) } : { name: p.string().length(120) }),
      email: p.string().length(255).unique(),
      createdAt: createdAt(),
      ...(has.role ? { role: p.enum(['reader', 'author', 'admin']).default('reader') } : {}),
    },
  });
  const Category = defineEntity({
    name: 'Category',
    tableName: 'categories',
    properties: { ...id, name: p.string().length(80), slug: p.string().length(80).unique() },
  });
  const Tag = defineEntity({
    name: 'Tag',
    tableName: 'tags',
    properties: { ...id, name: p.string().length(50).unique() },
  });
  const Post = defineEntity({
    name: 'Post',
    tableName: 'posts',
    indexes: has.softDeletes ? [SOFTLY] : [],
    properties: {
      ...id,
      author: () => p.manyToOne(User).index().deleteRule('cascade'),
      category: () => p.manyToOne(Category).index().deleteRule('restrict'),
      title: p.string().length(200),
      ...(has.slug ? { slug: p.string().length(220).unique() } : {}),
      body: p.text(),
      ...(has.tags
        ? {
            tags: () =>
              p
                .manyToMany(Tag)
                .pivotTable('post_tags')
                .joinColumn('post_id')
                .inverseJoinColumn('tag_id')
                .index()
                .updateRule('no action'),
          }
        : {}),
      createdAt: createdAt().index(),
      ...(has.softDeletes ? DELETED : {}),
    },
  });
  const Comment = defineEntity({
    name: 'Comment',
    tableName: 'comments',
    indexes: has.softDeletes ? [SOFTLY] : [],
    properties: {
      ...id,
      post: () => p.manyToOne(Post).index().deleteRule('cascade'),
      author: () => p.manyToOne(User).index().deleteRule('cascade'),
      body: p.text(),
      createdAt: createdAt(),
      ...(has.softDeletes ? DELETED : {}),
    },
  });
  return [
    User,
    ...(has.categories ? [Category] : []),
    ...(has.posts ? [Post] : []),
    ...(has.comments ? [Comment] : []),
    ...(has.tags ? [Tag] : []),
  ];
}

const SOFTLY = { properties: ['deletedAt' as never], where: 'deleted_at is not null' };
const DELETED = { deletedAt: p.datetime().columnType('timestamptz').nullable() };

const WORDS = `concat_ws('-', nullif(trim('-' from regexp_replace(lower(title), '[^a-z0-9]+', '-', 'g')), ''), id)`;

const posted = { categories: true, posts: true };
const named = { ...posted, role: true, fullName: true };
const tagged = { ...named, slug: true, comments: true, tags: true };

/** The example's own migrations but the last one, each of which its entities lead to. */
export const BLOG_STEPS: readonly Step[] = [
  { name: 'create users', entities: blog({}) },
  { name: 'create categories', entities: blog({ categories: true }) },
  { name: 'create posts', entities: blog(posted) },
  { name: 'add role to users', entities: blog({ ...posted, role: true }) },
  {
    name: 'rename name to full name',
    entities: blog(named),
    flags: { rename: ['users.name:users.full_name'] },
  },
  {
    name: 'add slug to posts',
    entities: blog({ ...named, slug: true }),
    flags: { fill: [`posts.slug=${WORDS}`] },
  },
  { name: 'create comments', entities: blog({ ...named, slug: true, comments: true }) },
  { name: 'create tags', entities: blog(tagged) },
  { name: 'add soft deletes', entities: blog({ ...tagged, softDeletes: true }) },
];
