import { BadRequestException, Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';

import { isSlug, SLUG } from '../validation/body-reader.js';

/** Lets a slug of the URL through; a query parameter may be left out. */
@Injectable()
export class SlugPipe implements PipeTransform<unknown, string | undefined> {
  transform(value: unknown, { type, data }: ArgumentMetadata): string | undefined {
    if (isSlug(value) || (value === undefined && type === 'query')) {
      return value;
    }
    throw new BadRequestException([`${data}: ${SLUG} is expected`]);
  }
}
