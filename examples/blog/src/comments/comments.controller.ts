import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';

import { SlugPipe } from '../slugs/slug.pipe.js';
import { PagePipe, type Page, type PageOf } from '../validation/page.pipe.js';
import { viewComment, type CommentView } from './comment.view.js';
import { CommentsService } from './comments.service.js';
import { CreateCommentPipe, type CreateComment } from './create-comment.pipe.js';

@Controller('posts/:slug/comments')
export class CommentsController {
  constructor(private readonly comments: CommentsService) {}

  @Get()
  async list(
    @Param('slug', SlugPipe) slug: string,
    @Query(PagePipe) page: Page,
  ): Promise<PageOf<CommentView>> {
    const { items, ...rest } = await this.comments.list(slug, page);
    return { items: items.map(viewComment), ...rest };
  }

  @Post()
  async create(
    @Param('slug', SlugPipe) slug: string,
    @Body(CreateCommentPipe) comment: CreateComment,
  ): Promise<CommentView> {
    return viewComment(await this.comments.create(slug, comment));
  }
}
