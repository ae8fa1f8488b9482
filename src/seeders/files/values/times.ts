import { type Conversion, ValueFault } from './value-fault.js';

const DATE = /^(\d{4})-(\d\d)-(\d\d)$/;
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(\.\d{1,6})?)?$/;
const TIMESTAMP =
  /^(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?))?(?: ?([Zz]|[+-]\d\d(?::?\d\d)?))?$/;
const ZONED_TIME = /^(.*?)([Zz]|[+-]\d\d(?::?\d\d)?)$/;
const UNIT = String.raw`(?:mil(?:lennium|lennia|s)?|centur(?:y|ies)|c|decades?|years?|y|mons?|months?|weeks?|w|days?|d|hours?|h|min(?:ute)?s?|m|sec(?:ond)?s?|s|milliseconds?|ms|microseconds?|us)`;
const CLOCK = String.raw`[+-]?\d+:\d\d(?::\d\d(?:\.\d+)?)?`;
const QUANTITY = String.raw`[+-]?\d+(?:\.\d+)?\s*${UNIT}`;
const INTERVAL = new RegExp(`^(?:@\\s*)?(?:(?:${QUANTITY}|${CLOCK})(?:\\s+|$))+(?:ago)?$`, 'i');
const ISO_INTERVAL = /^[+-]?P(?=.)(?:[+-]?[\d.]+[YMWD])*(?:T(?:[+-]?[\d.]+[HMS])+)?$/;

function isDate(text: string): boolean {
  const [, year, month, day] = (DATE.exec(text) ?? []).map(Number);
  const last = new Date(Date.UTC(2000, month ?? 0, 0));
  last.setUTCFullYear(year ?? 0, month ?? 0, 0);
  return year !== undefined && year > 0 && inRange(month, 1, 12) && inRange(day, 1, last.getUTCDate());
}

function isTime(text: string): boolean {
  const [, hour, minute, second = 0] = TIME.exec(text) ?? [];
  return inRange(Number(hour), 0, 23) && inRange(Number(minute), 0, 59) && inRange(Number(second), 0, 59);
}

const inRange = (value: number | undefined, least: number, most: number) =>
  value !== undefined && value >= least && value <= most;

/** `2026-01-31`; for a property that holds a Date, its midnight in UTC. */
export function toDate(asDate: boolean): Conversion {
  return (value) => {
    if (typeof value !== 'string' || !isDate(value)) {
      throw new ValueFault('date (2026-01-31)');
    }
    return asDate ? new Date(`${value}T00:00:00Z`) : value;
  };
}

/** `12:30` or `12:30:00`, as the latter. */
export function toTime(value: unknown): string {
  if (typeof value !== 'string' || !isTime(value)) {
    throw new ValueFault('time (12:30:00)');
  }
  return withSeconds(value);
}

export function toZonedTime(value: unknown): string {
  const [, time = '', zone = ''] = ZONED_TIME.exec(typeof value === 'string' ? value : '') ?? [];
  if (!isTime(time)) {
    throw new ValueFault('time with its zone (12:30:00+01:00)');
  }
  return `${withSeconds(time)}${zone}`;
}

const withSeconds = (time: string) => (time.length === 5 ? `${time}:00` : time);

export interface TimestampOptions {
  /** Whether the property holds a Date rather than a text. */
  readonly asDate: boolean;
  /** Whether the column holds a moment: then the zone has to be said. */
  readonly zoned: boolean;
}

/** A moment in ISO 8601 or as PostgreSQL writes it. Without a zone, where that may be, it is read as UTC. */
export function toTimestamp({ asDate, zoned }: TimestampOptions): Conversion {
  const example = zoned ? 'time with its zone (2026-01-31T12:30:00Z)' : 'time (2026-01-31T12:30:00)';
  return (value) => {
    const text = typeof value === 'string' ? value : '';
    const [, date = '', time = '00:00:00', zone] = TIMESTAMP.exec(text) ?? [];
    const fits = isDate(date) && isTime(time) && (zone !== undefined || !zoned) && (zoned || asDate || !zone);
    if (!fits) {
      throw new ValueFault(example);
    }
    return asDate ? new Date(`${date}T${withSeconds(time)}${isoZone(zone)}`) : text;
  };
}

function isoZone(zone = 'Z'): string {
  const [, hours, minutes = '00'] = /^([+-]\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return hours === undefined ? 'Z' : `${hours}:${minutes}`;
}

/** `1 day 02:00:00`, or `P1DT2H`. */
export function toInterval(value: unknown): string {
  if (typeof value !== 'string' || !(INTERVAL.test(value) || ISO_INTERVAL.test(value))) {
    throw new ValueFault('interval (1 day 02:00:00, or P1DT2H)');
  }
  return value;
}
