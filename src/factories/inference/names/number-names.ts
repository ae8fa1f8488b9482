import { endsIn } from '../phrase.js';

/** What a number of this name usually is: `min` to `max`, with so many decimals where the column has them. */
export interface NumberName {
  readonly name: RegExp;
  readonly min: number;
  readonly max: number;
  readonly scale?: number;
  /** Whether it counts the rows instead. */
  readonly isSequence?: boolean;
}

export const NUMBER_NAMES: readonly NumberName[] = [
  {
    ...range(
      'position|order|sort|sort order|ordering|ordinal|rank|sequence|index|line number|row number',
      1,
      1000,
    ),
    isSequence: true,
  },
  range('latitude|lat', -90, 90, 6),
  range('longitude|lng|lon', -180, 180, 6),
  range('age', 18, 90),
  range('year', 1990, 2025),
  range('month', 1, 12),
  range('day|day of month', 1, 28),
  range('weekday|day of week', 1, 7),
  range('hour', 0, 23),
  range('minute|second', 0, 59),
  range('rating|star', 1, 5, 1),
  range('percent|percentage|progress|discount percent|score|completion', 0, 100),
  range('probability|ratio|fraction|confidence', 0, 1, 4),
  range('rate|tax|tax rate|vat', 0, 1, 2),
  range('quantity|qty', 1, 20),
  range('count|stock|inventory|view|like|vote|point|number of .*', 0, 500),
  range('port', 1024, 65535),
  range('price|amount|total|cost|subtotal|fee|balance|salary|budget|revenue|value|cent', 1, 1000, 2),
  range('duration|timeout|interval|length', 1, 600),
  range('width|height|depth|weight|size', 1, 1000),
  range('level|priority|severity|tier', 1, 5),
  range('page', 1, 500),
  range('temperature', -20, 40, 1),
];

function range(names: string, min: number, max: number, scale?: number): NumberName {
  return { name: endsIn(names), min, max, ...(scale === undefined ? {} : { scale }) };
}
