import { BadRequestException } from '@nestjs/common';

/** @throws BadRequestException where the text is no whole number from 1 to `max`. */
export function wholeNumber(name: string, value: unknown, max: number): number {
  const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
  if (number < 1 || number > max) {
    throw new BadRequestException([`${name}: a whole number from 1 to ${max} is expected`]);
  }
  return number;
}
