/**
 * Runs a query on the catalogue. `parameters` are the values of `$1`, `$2` and so on; `call` is what was asked for, such as
 * `hasTable("users")`, in the same words over all releases.
 */
export type CatalogueQuery = <R extends object>(
  text: string,
  parameters: readonly unknown[],
  call: string,
) => Promise<R[]>;
