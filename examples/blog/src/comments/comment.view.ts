import type { Loaded } from '@mikro-orm/core';

import type { Comment } from './comment.entity.js';

export type CommentWithAuthor = Loaded<Comment, 'author'>;

export function viewComment({ id, body, author, createdAt }: CommentWithAuthor) {
  return { id, body, author: { id: author.id, fullName: author.$.fullName }, createdAt };
}

export type CommentView = ReturnType<typeof viewComment>;
