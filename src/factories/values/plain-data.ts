/** An object or list without a class of its own. */
export function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || Array.isArray(value);
}

/** Whether it says all that it is: nothing of a class, and no function. */
export function isData(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) {
    return isPlain(value) && Object.values(value).every(isData);
  }
  return typeof value !== 'function' && typeof value !== 'symbol';
}
