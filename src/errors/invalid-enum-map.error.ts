import { SiskinError } from './siskin.error.js';

/** A map of enum values that starts at a value which the enum does not have, or leads to one which it will not have. */
export class InvalidEnumMapError extends SiskinError {
  readonly code = 'SISKIN_INVALID_ENUM_MAP';

  constructor(
    readonly enumName: string,
    readonly option: 'map' | 'revertMap',
    readonly value: string,
    /** The values among which it was looked for. */
    readonly expected: readonly string[],
  ) {
    super({
      problem: `op.replaceEnum of ${enumName} mentions the value ${value} in ${option}, where only ${expected.join(', ')} can stand.`,
      remedy:
        option === 'map'
          ? 'In map, write values of `from` before the colon and values of `to` after it.'
          : 'In revertMap, write values of `to` before the colon and values of `from` after it.',
    });
  }
}
