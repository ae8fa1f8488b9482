/** The same object with some of its methods replaced. All others are called on the object itself. */
export function withMethods<T extends object>(target: T, methods: Partial<T>): T {
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(name in methods ? methods : target, name);
      return typeof value === 'function'
        ? (...parameters: unknown[]) => Reflect.apply(value, target, parameters)
        : value;
    },
  });
}
