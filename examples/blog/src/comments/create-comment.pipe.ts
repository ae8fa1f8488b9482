import { Injectable, type PipeTransform } from '@nestjs/common';

import { BodyReader } from '../validation/body-reader.js';

export interface CreateComment {
  body: string;
  authorId: number;
}

@Injectable()
export class CreateCommentPipe implements PipeTransform<unknown, CreateComment> {
  transform(body: unknown): CreateComment {
    const reader = new BodyReader(body);
    const comment = { body: reader.text('body', 5_000), authorId: reader.id('authorId') };
    reader.ensureValid();
    return comment;
  }
}
