import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';

import { SlugPipe } from '../slugs/slug.pipe.js';
import { PagePipe, type Page, type PageOf } from '../validation/page.pipe.js';
import { CreatePostPipe, type CreatePost } from './create-post.pipe.js';
import { summarizePost, viewPost, type PostSummary, type PostView } from './post.view.js';
import { PostsService } from './posts.service.js';

@Controller('posts')
export class PostsController {
  constructor(private readonly posts: PostsService) {}

  @Get()
  async list(
    @Query(PagePipe) page: Page,
    @Query('category', SlugPipe) category?: string,
  ): Promise<PageOf<PostSummary>> {
    const { items, ...rest } = await this.posts.list(page, category);
    return { items: items.map(summarizePost), ...rest };
  }

  @Get(':slug')
  async get(@Param('slug', SlugPipe) slug: string): Promise<PostView> {
    return viewPost(await this.posts.get(slug));
  }

  @Post()
  async create(@Body(CreatePostPipe) post: CreatePost): Promise<PostView> {
    return viewPost(await this.posts.create(post));
  }
}
