/** Gives an object a property of its own in the place of the one that it has. */
export function replace<T extends object, K extends keyof T>(object: T, name: K, value: T[K]): void {
  Object.defineProperty(object, name, { value, configurable: true, enumerable: true, writable: true });
}
