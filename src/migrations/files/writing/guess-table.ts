/** What a new migration is about: a table that it creates or changes. */
export type TableSubject = { create: string; table?: undefined } | { table: string; create?: undefined };

/**
 * The table that the words of a migration's name speak of, by Laravel's rules: `create_users_table`, `create_users`,
 * `add_phone_to_users`, `remove_phone_from_users_table`, `fix_typo_in_posts`; undefined where they name none.
 */
export function guessTable(words: readonly string[]): TableSubject | undefined {
  const name = words.join('_');
  const created = /^create_(.+?)(?:_table)?$/.exec(name)?.[1];
  if (created !== undefined) {
    return { create: created };
  }
  const changed = /.+_(?:to|from|in)_(.+?)(?:_table)?$/.exec(name)?.[1];
  return changed === undefined ? undefined : { table: changed };
}

/** The column that `add_birth_date_to_users` speaks of, and whether it goes; undefined where no column is named. */
export function guessColumn(words: readonly string[]): { column: string; goes: boolean } | undefined {
  const [, verb, column] = /^(add|remove|drop|delete)_(.+)_(?:to|from|in)_.+$/.exec(words.join('_')) ?? [];
  return column === undefined ? undefined : { column, goes: verb !== 'add' };
}
