import { Injectable, type PipeTransform } from '@nestjs/common';

import { wholeNumber } from '../validation/whole-number.js';

/** Reads `?days=30`; a week where nothing is said. */
@Injectable()
export class DaysPipe implements PipeTransform<unknown, number> {
  transform(days: unknown = '7'): number {
    return wholeNumber('days', days, 366);
  }
}
