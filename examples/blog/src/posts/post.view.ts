import type { Loaded } from '@mikro-orm/core';

import type { Post } from './post.entity.js';

/** What {@link viewPost} shows, to be given to `populate`. */
export const POST_PARTS = ['author', 'category', 'tags', 'commentCount'] as const;

export type PostWithParts = Loaded<Post, (typeof POST_PARTS)[number]>;

/** A post as a list of posts shows it. */
export function summarizePost(post: PostWithParts) {
  return {
    title: post.title,
    slug: post.slug,
    author: { id: post.author.id, fullName: post.author.$.fullName },
    category: { name: post.category.$.name, slug: post.category.$.slug },
    tags: post.tags.map(({ name }) => name).sort(),
    commentCount: post.commentCount,
    createdAt: post.createdAt,
  };
}

/** A post on a page of its own. */
export function viewPost(post: PostWithParts) {
  return { ...summarizePost(post), body: post.body };
}

export type PostSummary = ReturnType<typeof summarizePost>;
export type PostView = ReturnType<typeof viewPost>;
