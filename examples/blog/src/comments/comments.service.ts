import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

import { PostsService } from '../posts/posts.service.js';
import { UsersService } from '../users/users.service.js';
import { rowsOf, type Page, type PageOf } from '../validation/page.pipe.js';
import { Comment } from './comment.entity.js';
import type { CommentWithAuthor } from './comment.view.js';
import type { CreateComment } from './create-comment.pipe.js';

@Injectable()
export class CommentsService {
  constructor(
    private readonly em: EntityManager,
    private readonly posts: PostsService,
    private readonly users: UsersService,
  ) {}

  /** Oldest first, as a conversation is read. */
  async list(slug: string, page: Page): Promise<PageOf<CommentWithAuthor>> {
    const post = await this.posts.get(slug);
    const [items, total] = await this.em.findAndCount(
      Comment,
      { post },
      { populate: ['author'], orderBy: { createdAt: 'asc', id: 'asc' }, ...rowsOf(page) },
    );
    return { items, total, ...page };
  }

  async create(slug: string, { body, authorId }: CreateComment): Promise<CommentWithAuthor> {
    const comment = this.em.create(Comment, {
      body,
      post: await this.posts.get(slug),
      author: await this.users.getAuthor(authorId),
    });
    await this.em.flush();
    return this.em.populate(comment, ['author']);
  }
}
