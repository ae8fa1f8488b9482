import { SiskinError } from './siskin.error.js';

/** What came out when the schema was rebuilt on a scratch database. */
export type BaselineDoubt =
  /** What the original has (`-`) and what the rebuilt one has (`+`). */
  | { differences: readonly string[] }
  /** The statement that the server refused, and why. */
  | { statement: string; reason: string };

const MOST_LISTED = 20;
const MOST_LINES = 10;

/** A baseline would not rebuild the schema as it is. Nothing was written. */
export class BaselineNotProvedError extends SiskinError {
  readonly code = 'SISKIN_BASELINE_NOT_PROVED';

  constructor(
    readonly doubt: BaselineDoubt,
    cause?: unknown,
  ) {
    super({
      problem: `A baseline of the schema would not rebuild it as it is. Nothing was written.\n${describe(doubt)}`,
      remedy: [
        'Change these objects in the database, and run the command again.',
        'Or write the baseline all the same, and correct its file by hand: nest-cmd db:baseline --no-prove',
      ].join('\n'),
      cause,
    });
  }
}

function describe(doubt: BaselineDoubt): string {
  if ('statement' in doubt) {
    const lines = doubt.statement.split('\n');
    const rest = lines.length > MOST_LINES ? ['...'] : [];
    return [`The server refused a statement: ${doubt.reason}`, ...lines.slice(0, MOST_LINES), ...rest].join(
      '\n',
    );
  }
  const { differences } = doubt;
  const rest = differences.length - MOST_LISTED;
  const count = differences.length === 1 ? '1 line differs' : `${differences.length} lines differ`;
  return [
    `${count}, of the original (-) and of the rebuilt one (+):`,
    ...differences.slice(0, MOST_LISTED),
    ...(rest > 0 ? [`... and ${rest} more`] : []),
  ].join('\n');
}
