import { listNames } from '../../../errors/list-names.js';
import { type Conversion, ValueFault } from './value-fault.js';

/** One of the items, by its text in any file, or by its value where that has types. */
export function toEnum(items: readonly (string | number)[]): Conversion {
  const byText = new Map(items.map((item) => [String(item), item]));
  const expected = `one of ${listNames(items.map((item) => JSON.stringify(item)))}`;
  return (value) => {
    const item = typeof value === 'string' ? byText.get(value) : items.find((item) => item === value);
    if (item === undefined) {
      throw new ValueFault(expected);
    }
    return item;
  };
}
