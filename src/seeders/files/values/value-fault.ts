/** A value does not fit. Whoever knows the file and the column says where. */
export class ValueFault extends Error {
  override readonly name = 'ValueFault';

  constructor(
    /** What would fit: `integer`, or `one of "a", "b"`. */
    readonly expected: string,
    options?: ErrorOptions,
  ) {
    super(expected, options);
  }
}

/** From what a file has, never null, to what MikroORM takes. @throws ValueFault */
export type Conversion = (value: unknown) => unknown;
