import { copyRows } from '../../database/copy-rows.js';
import { copyTargetOf } from '../../database/copy-target.js';
import type { PlainRow } from './entity-rows.js';
import { expectedOf } from '../../entity-rows/expected.js';
import { type ReferenceContext, RowErrors } from './reference-context.js';
import type { RowEncoder } from './row-encoder.js';
import { isStagedAsText } from './sql/expressions.js';
import { escapeIdentifier } from 'pg';
import type { Staging } from './staging.js';
import type { StagingLayout } from './staging-layout.js';

/** While rows are read, nothing is sent: who makes them may use the same EntityManager. */
const LENGTH_AT_ONCE = 128 * 1024;

/**
 * Copies all rows into a temporary table, whose columns have the types of the table's own.
 *
 * @returns how many there are.
 * @throws InvalidReferenceError, ReferenceValueError
 */
export async function stageRows(
  context: ReferenceContext,
  layout: StagingLayout,
  table: Staging['names']['lines'],
  encoder: RowEncoder,
  rows: AsyncIterable<PlainRow>,
): Promise<number> {
  await context.em.execute(createStatement(context, layout, table));
  let count = 0;
  let sent = 0;
  let lines = '';
  const send = async () => {
    await copy(context, layout, table, lines, sent);
    [sent, lines] = [count, ''];
  };
  for await (const row of rows) {
    count += 1;
    lines += encoder.encode(row, count);
    if (lines.length >= LENGTH_AT_ONCE) {
      await send();
    }
  }
  await send();
  await context.em.execute(`analyze ${table}`);
  return count;
}

function createStatement({ table: { sql } }: ReferenceContext, layout: StagingLayout, table: string): string {
  const values = layout.slots.map((slot) =>
    isStagedAsText(slot)
      ? `null::text as c${slot.index}`
      : `t.${escapeIdentifier(slot.column.name)} as c${slot.index}`,
  );
  const keys = layout.relations.map(({ index }) => `null::int as l${index}, null::text[] as k${index}`);
  const columns = ['null::bigint as row', 'null::text as given', ...values, ...keys];
  return `create temporary table ${table} on commit drop as select ${columns.join(', ')} from ${sql} t with no data`;
}

async function copy(
  context: ReferenceContext,
  layout: StagingLayout,
  table: string,
  lines: string,
  before: number,
): Promise<void> {
  try {
    await copyRows(copyTargetOf(context.em), `copy ${table} from stdin`, only(lines));
  } catch (error) {
    throw translate(context, layout, error, before);
  }
}

async function* only(text: string): AsyncGenerator<string> {
  yield text;
}

/** Such as `COPY name, line 3, column c2: "x"`, in any language. */
const PLACE = /^[^:]*?(\d+)(?:[^:]*\bc(\d+)\b)?/;

function translate(
  context: ReferenceContext,
  layout: StagingLayout,
  error: unknown,
  before: number,
): unknown {
  const { message, where } = partsOf(error);
  const place = PLACE.exec(where);
  if (place === null) {
    return error;
  }
  const [, line, index] = place;
  const slot = layout.slots.find((slot) => slot.index === Number(index));
  return new RowErrors(context).value({
    row: before + Number(line),
    reason: message,
    expected: slot === undefined ? `text that a database of its encoding can hold` : expectedOf(slot),
    ...(slot === undefined ? {} : { property: slot.path, column: slot.column.name }),
    cause: error,
  });
}

/** Under Jest, the errors of streams are of another realm. */
function partsOf(error: unknown): { message: string; where: string } {
  const { message = '', where = '' }: { message?: unknown; where?: unknown } = Object(error);
  return { message: String(message), where: String(where) };
}
