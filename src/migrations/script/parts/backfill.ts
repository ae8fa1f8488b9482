import { SMALLEST_BATCH } from '../../execution/backfill/pace.js';
import { UNIQUE_KEYS } from '../../execution/backfill/find-walk.js';
import { positionsDefinition } from '../../execution/backfill/positions-table.js';
import { quoteLiteral } from '../../operations/literal.js';
import { showName } from '../../operations/names.js';
import { dollarQuote } from '../../operations/routines/dollar-quote.js';
import { backfillSql, type Backfill } from '../../operations/rows/backfill.js';
import type { LedgerPlace } from '../ledger-place.js';
import { bind } from '../psql/bind.js';
import { ask } from '../psql/conditions.js';

/** Which backfill it is, and what the ledger says of it before and after. */
export interface BackfillPlace {
  revision: string;
  statement: number;
  begun: string;
  done: string;
}

/**
 * A backfill as a block that commits batch by batch and keeps its position where a run keeps it, so that either can go on with
 * it.
 */
export function backfillLines(
  operation: Backfill,
  { positions }: LedgerPlace,
  place: BackfillPlace,
): string[] {
  const { revision, statement, begun, done } = place;
  const id = [revision, statement];
  return [
    'begin;',
    'set local client_min_messages to warning;',
    `create table if not exists ${positionsDefinition(positions.name)};`,
    begun,
    bind(`insert into ${positions.name} (revision, statement) values ($1, $2) on conflict do nothing;`, id),
    'commit;',
    // It is one statement, though a long one.
    ask(
      `select set_config('siskin.positions', ${positions.text}, false) as siskin_set, current_setting('statement_timeout') as siskin_statement_timeout`,
    ),
    `set statement_timeout to '0';`,
    `do ${dollarQuote(walk(operation, place))};`,
    `set statement_timeout to :'siskin_statement_timeout';`,
    'begin;',
    done,
    bind(`delete from ${positions.name} where revision = $1 and statement = $2;`, id),
    'commit;',
  ];
}

function walk(operation: Backfill, { revision, statement }: BackfillPlace): string {
  const { batch = 5_000, targetMs = 500, pauseMs = 0 } = operation;
  const { table, assignments, condition } = backfillSql(operation);
  return `
declare
  v_positions constant text := current_setting('siskin.positions');
  v_target constant text := ${quoteLiteral(table)};
  v_set constant text := ${quoteLiteral(assignments)};
  v_where constant text := ${quoteLiteral(condition ?? 'true')};
  v_revision constant text := ${quoteLiteral(revision)};
  v_statement constant integer := ${statement};
  v_key json; v_columns text; v_descending text; v_texts text;
  v_position jsonb; v_behind text; v_upto text; v_upper text[]; v_last boolean := false;
  v_size bigint := ${batch}; v_rows bigint; v_begun timestamptz; v_ms double precision;
begin
  select found.columns into v_key from (${bind(UNIQUE_KEYS, [table]).trim()}) as found where ${whichKey(operation)} limit 1;
  if v_key is null then
    raise exception using message = ${quoteLiteral(`The backfill of ${showName(operation.table)} finds no columns to walk by.`)},
      hint = 'It takes the primary key, or by its option key the columns of a unique index, all of them not null.';
  end if;
  if exists (select from json_array_elements(v_key) as k where k ->> 'name' = any(${setColumns(operation)})) then
    raise exception using message = ${quoteLiteral(`The backfill of ${showName(operation.table)} sets a column that it walks by.`)},
      hint = 'Walk by other columns, with its option key.';
  end if;
  select string_agg(format('%I', k ->> 'name'), ', ' order by n),
      string_agg(format('%I desc', k ->> 'name'), ', ' order by n),
      string_agg(format(case when (k ->> 'isTime')::boolean then 'to_jsonb(%I) #>> ''{}''' else '%I::text' end, k ->> 'name'), ', ' order by n)
    into v_columns, v_descending, v_texts
    from json_array_elements(v_key) with ordinality as e (k, n);
  execute format('select position from %s where revision = $1 and statement = $2', v_positions)
    into v_position using v_revision, v_statement;
  loop
    v_begun := clock_timestamp();
    v_behind := 'true';
    if v_position is not null then
      select format('(%s) > (%s)', v_columns, string_agg(format('%L::%s', v_position ->> (k ->> 'name'), k ->> 'type'), ', ' order by n))
        into v_behind from json_array_elements(v_key) with ordinality as e (k, n);
    end if;
    execute format('select array[%s] from %s where %s order by %s limit 1 offset %s', v_texts, v_target, v_behind, v_columns, v_size - 1)
      into v_upper;
    v_rows := v_size;
    if v_upper is null then
      v_last := true;
      execute format('select array[%s], count(*) over () from %s where %s order by %s limit 1', v_texts, v_target, v_behind, v_descending)
        into v_upper, v_rows;
      exit when v_upper is null;
    end if;
    select format('(%s) <= (%s)', v_columns, string_agg(format('%L::%s', v_upper[n], k ->> 'type'), ', ' order by n)),
        jsonb_object_agg(k ->> 'name', v_upper[n])
      into v_upto, v_position from json_array_elements(v_key) with ordinality as e (k, n);
    execute 'update ' || v_target || ' set ' || v_set || ' where ' || v_where || ' and ' || v_behind || ' and ' || v_upto;
    execute format('update %s set position = $1, rows = rows + $2, updated_at = clock_timestamp() where revision = $3 and statement = $4', v_positions)
      using v_position, v_rows, v_revision, v_statement;
    v_ms := extract(epoch from clock_timestamp() - v_begun) * 1000;
    commit;
    exit when v_last;
    v_size := greatest(${Math.min(SMALLEST_BATCH, batch)}, least(v_size * 2, round(v_size * ${targetMs} / greatest(v_ms, 1))));
    perform pg_sleep(${pauseMs / 1_000});
  end loop;
end`;
}

function whichKey({ key }: Backfill): string {
  return key === undefined
    ? 'found.primary'
    : `array(select k ->> 'name' from json_array_elements(found.columns) as k order by 1) = array(select unnest(${textArray(key)}) order by 1)`;
}

function setColumns({ set }: Backfill): string {
  return textArray(Object.keys(set));
}

function textArray(values: readonly string[]): string {
  return `array[${values.map(quoteLiteral).join(', ')}]::text[]`;
}
