import { Injectable, type PipeTransform } from '@nestjs/common';

import { BodyReader } from '../validation/body-reader.js';

export interface CreatePost {
  title: string;
  body: string;
  authorId: number;
  /** The category's slug. */
  category: string;
  tags: string[];
}

@Injectable()
export class CreatePostPipe implements PipeTransform<unknown, CreatePost> {
  transform(body: unknown): CreatePost {
    const reader = new BodyReader(body);
    const post = {
      title: reader.text('title', 200),
      body: reader.text('body', 50_000),
      authorId: reader.id('authorId'),
      category: reader.slug('category'),
      tags: reader.texts('tags', { maxItems: 10, maxLength: 50 }),
    };
    reader.ensureValid();
    return post;
  }
}
