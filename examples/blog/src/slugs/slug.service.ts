import { Injectable } from '@nestjs/common';

const MAX_LENGTH = 200;

@Injectable()
export class SlugService {
  /** `Crème brûlée!` becomes `creme-brulee`; where no Latin letter or digit is left, it is `untitled`. */
  slugify(text: string): string {
    const slug = text
      .normalize('NFKD')
      .replaceAll(/\p{Mark}/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, MAX_LENGTH)
      .replaceAll(/^-|-$/g, '');
    return slug || 'untitled';
  }
}
