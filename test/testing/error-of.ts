/** What a promise is rejected with. */
export async function errorOf<E extends Error>(
  promise: Promise<unknown>,
  type: abstract new (...args: never[]) => E,
): Promise<E> {
  const error: unknown = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof type) {
    return error;
  }
  throw new Error(`Expected ${type.name}`, { cause: error });
}
