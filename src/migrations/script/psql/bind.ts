import { quoteLiteral } from '../../operations/literal.js';

/** SQL in the place of a value. */
export class Expression {
  constructor(readonly sql: string) {}
}

/** SQL with its parameters `$1`, `$2` and so on filled in. */
export function bind(text: string, values: readonly unknown[]): string {
  return text.replaceAll(/\$(\d+)/g, (_, number: string) => {
    const value = values[Number(number) - 1];
    return value instanceof Expression ? value.sql : quoteLiteral(value);
  });
}
