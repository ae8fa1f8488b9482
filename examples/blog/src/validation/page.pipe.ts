import { Injectable, type PipeTransform } from '@nestjs/common';

import { wholeNumber } from './whole-number.js';

export interface Page {
  page: number;
  perPage: number;
}

export interface PageOf<T> extends Page {
  items: T[];
  total: number;
}

/** Reads `?page=2&perPage=50`. */
@Injectable()
export class PagePipe implements PipeTransform<Record<string, unknown>, Page> {
  transform({ page = '1', perPage = '20' }: Record<string, unknown>): Page {
    return { page: wholeNumber('page', page, 10_000), perPage: wholeNumber('perPage', perPage, 100) };
  }
}

/** The part of `em.find`'s options that a page is. */
export function rowsOf({ page, perPage }: Page) {
  return { limit: perPage, offset: (page - 1) * perPage };
}
