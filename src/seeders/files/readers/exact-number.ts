/** What the literal of a number means: an integer that a number would not write in the same way is a bigint. */
export function exactNumber(literal: string): number | bigint {
  const value = Number(literal);
  const isKept = Number.isSafeInteger(value) || String(value) === literal;
  return isKept || !/^-?\d+$/.test(literal) ? value : BigInt(literal);
}

/** For `JSON.parse`, whose types do not know the context yet. */
export function keepExact(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && context?.source !== undefined ? exactNumber(context.source) : value;
}
