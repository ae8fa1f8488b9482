import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, NotFoundException } from '@nestjs/common';
import { randomBytes } from 'node:crypto';

import { CategoriesService } from '../categories/categories.service.js';
import { SlugService } from '../slugs/slug.service.js';
import { TagsService } from '../tags/tags.service.js';
import { UsersService } from '../users/users.service.js';
import { rowsOf, type Page, type PageOf } from '../validation/page.pipe.js';
import type { CreatePost } from './create-post.pipe.js';
import { Post } from './post.entity.js';
import { POST_PARTS, type PostWithParts } from './post.view.js';

@Injectable()
export class PostsService {
  constructor(
    private readonly em: EntityManager,
    private readonly users: UsersService,
    private readonly categories: CategoriesService,
    private readonly tags: TagsService,
    private readonly slugs: SlugService,
  ) {}

  /** Newest first. The number of queries does not depend on the number of posts. */
  async list(page: Page, category?: string): Promise<PageOf<PostWithParts>> {
    const where = category === undefined ? {} : { category: { slug: category } };
    const [items, total] = await this.em.findAndCount(Post, where, {
      populate: POST_PARTS,
      orderBy: { createdAt: 'desc', id: 'desc' },
      ...rowsOf(page),
    });
    return { items, total, ...page };
  }

  async get(slug: string): Promise<PostWithParts> {
    const post = await this.em.findOne(Post, { slug }, { populate: POST_PARTS });
    if (post === null) {
      throw new NotFoundException(`There is no post ${slug}`);
    }
    return post;
  }

  async create({ title, body, authorId, category, tags }: CreatePost): Promise<PostWithParts> {
    const post = this.em.create(Post, {
      title,
      body,
      author: await this.users.getAuthor(authorId),
      category: await this.categories.getCategory(category),
      tags: await this.tags.ensureTags(tags),
      slug: await this.findFreeSlug(title),
    });
    await this.em.flush();
    return this.em.populate(post, POST_PARTS);
  }

  private async findFreeSlug(title: string): Promise<string> {
    const slug = this.slugs.slugify(title);
    const taken = await this.em.count(Post, { slug }, { filters: false });
    return taken === 0 ? slug : `${slug}-${randomBytes(4).toString('hex')}`;
  }
}
