import { showName, type ObjectName } from '../../../operations/names.js';

/** By which a part of a table is told from all others of its kind. */
export function partKey({ table, name }: { readonly table: ObjectName; readonly name: string }): string {
  return JSON.stringify([showName(table), name]);
}
