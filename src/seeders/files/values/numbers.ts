import type { ColumnType } from './column-type.js';
import { type Conversion, ValueFault } from './value-fault.js';

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DECIMAL = /^[+-]?0*(\d*)(?:\.(\d*?)0*)?$/;
/** Digits that a number of JavaScript keeps, whichever they are. */
const EXACT_DIGITS = 15;

const RANGES = { smallint: 15n, integer: 31n, bigint: 63n };

/** Whole numbers of 16, 32 or 64 bits, as numbers; of 64 bits as texts. */
export function toInteger(name: keyof typeof RANGES): Conversion {
  const limit = 2n ** RANGES[name];
  const range = `integer from ${-limit} to ${limit - 1n}`;
  return (value) => {
    const whole = wholeOf(value);
    if (whole < -limit || whole >= limit) {
      throw new ValueFault(range);
    }
    return name === 'bigint' ? String(whole) : Number(whole);
  };
}

function wholeOf(value: unknown): bigint {
  if (typeof value === 'bigint') {
    return value;
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (!INTEGER.test(text)) {
    throw new ValueFault('integer');
  }
  return BigInt(text.replace('+', ''));
}

/** Floating point, with neither NaN nor infinity. */
export function toNumber(name: 'real' | 'double precision'): Conversion {
  return (value) => {
    const isNumber = typeof value === 'string' ? NUMBER.test(value) : typeof value === 'number';
    const number = isNumber ? Number(value) : Number.NaN;
    if (!Number.isFinite(name === 'real' ? Math.fround(number) : number)) {
      throw new ValueFault(Number.isFinite(number) ? 'number that real can hold' : 'number');
    }
    return number;
  };
}

/** Exact numbers, as texts: what the column would round is refused. */
export function toDecimal({ length, scale = 0 }: ColumnType): Conversion {
  return (value) => {
    const text = decimalText(value);
    const [, whole = '', fraction = ''] = DECIMAL.exec(text) ?? [];
    if (length !== undefined && (whole.length > length - scale || fraction.length > scale)) {
      throw new ValueFault(`decimal of ${length} digits, ${scale} of them behind the point`);
    }
    return text.replace(/^\+/, '');
  };
}

function decimalText(value: unknown): string {
  const text =
    typeof value === 'string'
      ? value
      : typeof value === 'number' || typeof value === 'bigint'
        ? String(value)
        : '';
  if (!DECIMAL.test(text) || !/\d/.test(text)) {
    throw new ValueFault('decimal number, written out');
  }
  if (typeof value === 'number' && text.replaceAll(/\D/g, '').length > EXACT_DIGITS) {
    throw new ValueFault('number that JSON keeps exactly; write it as a text');
  }
  return text;
}
