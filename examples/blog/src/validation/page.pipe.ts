import { BadRequestException, Injectable, type PipeTransform } from '@nestjs/common';

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

function wholeNumber(name: string, value: unknown, max: number): number {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > max) {
    throw new BadRequestException([`${name}: a whole number from 1 to ${max} is expected`]);
  }
  return number;
}
