import { showName, type ObjectName } from '../../operations/names.js';

/** Sorts by name, in an order that no locale changes. */
export function byName(one: { name: ObjectName }, other: { name: ObjectName }): number {
  return compareText(showName(one.name), showName(other.name)) || compareText(written(one), written(other));
}

export function compareText(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** A schema `a` with a table `b` is not a table `a.b`. */
function written({ name }: { name: ObjectName }): string {
  return JSON.stringify(name);
}
