import type { SqlFragment, SqlText } from '../sql-text.js';

export interface RoutineArgument {
  name?: string;
  /** As PostgreSQL writes it: `integer`, `shop.price[]`. */
  type: string;
  /** Default: `in`. */
  mode?: 'in' | 'out' | 'inout' | 'variadic';
  /** A value, or SQL by the `sql` tag. Without one the caller has to give the argument. */
  default?: string | number | boolean | bigint | Date | object | SqlFragment | null;
  /** The default as plain SQL, in place of `default`. */
  defaultSql?: string;
}

/** The code, as the text that the language reads, or as SQL that PostgreSQL itself parses when the routine is made. */
type RoutineBody =
  | {
      body: SqlText;
      sqlBody?: undefined;
      /** Default: `plpgsql`. */
      language?: string;
    }
  | {
      /** `return a + b`, or `begin atomic … end`; what it mentions can't be dropped without it. */
      sqlBody: SqlText;
      body?: undefined;
      language?: 'sql';
    };

interface RoutineOptions {
  arguments?: readonly RoutineArgument[];
  /** Runs with the rights of its owner, not of who calls it; `set` its `search_path` along. Default: false. */
  securityDefiner?: boolean;
  /** Settings while it runs. A list of values is a list: `{ search_path: ['shop', 'pg_temp'] }`. */
  set?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

export type ProcedureDefinition = RoutineOptions & RoutineBody;

interface FunctionOptions {
  /** A type (`trigger`, `void`, `setof shop.users`) or the columns of a table. Out arguments say it as well. */
  returns?: string | { table: readonly { name: string; type: string }[] };
  /** What its result hangs on besides its arguments. Default: `volatile`. */
  volatility?: 'immutable' | 'stable' | 'volatile';
  /** Whether the result is null where an argument is, without a call. Default: false. */
  strict?: boolean;
  /** Whether parallel queries may call it. Default: `unsafe`. */
  parallel?: 'unsafe' | 'restricted' | 'safe';
  /** Of a call, in units of `cpu_operator_cost`, for the planner. Default: 100; 1 for a function in C. */
  cost?: number;
  /** How many rows it returns, for the planner. Default: 1000. */
  rows?: number;
  /** Whether it tells nothing of its arguments but by its result. For superusers. Default: false. */
  leakproof?: boolean;
  /** Whether it is a window function. Default: false. */
  window?: boolean;
}

export type FunctionDefinition = ProcedureDefinition & FunctionOptions;
