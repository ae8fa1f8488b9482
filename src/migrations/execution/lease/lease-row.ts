import { randomUUID } from 'node:crypto';

import { hasCode } from '../../../database/has-code.js';
import type { Ask } from '../ask.js';

/** SQLSTATE where transactions are repeatable by default and another one was quicker. */
const SERIALIZATION_FAILURE = '40001';

/** Who it is that takes the lease, and for how long it is valid. */
export interface LeaseClaim {
  holder: string;
  ttlMs: number;
}

/** Its row as one run has taken it. The fence grows with each taking, so that it tells who came last. */
export class LeaseRow {
  private constructor(
    private readonly table: string,
    private readonly owner: string,
    private readonly fence: string,
    private readonly ttlMs: number,
  ) {}

  /** Takes the lease where it is free or expired, and no transaction is about to commit under it. */
  static async take(ask: Ask, table: string, { holder, ttlMs }: LeaseClaim): Promise<LeaseRow | undefined> {
    const owner = randomUUID();
    const fence = await changeFence(
      ask,
      `update ${table}
          set owner = $1, holder = $2, acquired_at = clock_timestamp(), expires_at = ${until('$3')}, ${NEXT_FENCE}
        where only_row = (select only_row from ${table}
                where owner is null or expires_at <= clock_timestamp() for update skip locked)
        returning fence`,
      [owner, holder, ttlMs],
    );
    return fence === undefined ? undefined : new LeaseRow(table, owner, fence, ttlMs);
  }

  /** @returns whether it is still the run's own, which it is for its whole time from here on. */
  async renew(ask: Ask): Promise<boolean> {
    const { rowCount } = await ask(
      `update ${this.table} set expires_at = ${until('$3')} where owner = $1 and fence = $2`,
      [this.owner, this.fence, this.ttlMs],
    );
    return rowCount === 1;
  }

  async release(ask: Ask): Promise<void> {
    await ask(`update ${this.table} set owner = null, expires_at = null where owner = $1 and fence = $2`, [
      this.owner,
      this.fence,
    ]);
  }
}

/**
 * Takes the lease away from whoever has taken it with this fence, so that they can't commit, and leaves it free.
 *
 * @param evenLive whether that is done before it has expired, too.
 * @returns whether it was; where a transaction is about to commit under it, it is not.
 */
export async function endLease(
  ask: Ask,
  table: string,
  fence: string,
  { evenLive = false } = {},
): Promise<boolean> {
  const next = await changeFence(
    ask,
    `update ${table} set owner = null, expires_at = null, ${NEXT_FENCE}
      where only_row = (select only_row from ${table}
              where owner is not null and fence = $1 and ($2 or expires_at <= clock_timestamp()) for update skip locked)
      returning fence`,
    [fence, evenLive],
  );
  return next !== undefined;
}

/** Whoever had it joins the former holders. `set` sees the row as it was. */
const NEXT_FENCE = `fence = fence + 1,
  former = case when owner is null then former else array_append(former, holder) end`;

function until(parameter: string): string {
  return `clock_timestamp() + ${parameter} * interval '1 ms'`;
}

async function changeFence(
  ask: Ask,
  text: string,
  parameters: readonly unknown[] = [],
): Promise<string | undefined> {
  try {
    const { rows } = await ask<{ fence: string }>(text, parameters);
    return rows[0]?.fence;
  } catch (error) {
    if (hasCode(error, SERIALIZATION_FAILURE)) {
      return undefined;
    }
    throw error;
  }
}
