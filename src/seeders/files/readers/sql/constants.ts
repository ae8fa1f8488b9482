import type { A_Const, Node } from 'libpg-query';

import { isPlainObject } from '../../plain-object.js';

/** The text of a constant, null, or `undefined` for `default`. */
export type Constant = string | null | undefined;

/** What is no constant: a call, a subquery, an operator. */
export const NO_CONSTANT = Symbol('no constant');

/** What an expression of a row stands for; a cast is left aside, since the property tells the type. */
export function constantOf(node: Node): Constant | typeof NO_CONSTANT {
  if ('A_Const' in node) {
    return textOf(node.A_Const);
  }
  if ('TypeCast' in node && node.TypeCast.arg !== undefined) {
    return constantOf(node.TypeCast.arg);
  }
  if ('A_ArrayExpr' in node) {
    return arrayOf(node.A_ArrayExpr.elements ?? []);
  }
  return 'SetToDefault' in node ? undefined : NO_CONSTANT;
}

function textOf({ isnull, sval, ival, fval, boolval, bsval }: A_Const): Constant | typeof NO_CONSTANT {
  if (isnull) {
    return null;
  }
  if (bsval) {
    return NO_CONSTANT;
  }
  // The parser leaves out what is zero, empty or false.
  return sval ? (sval.sval ?? '') : (fval?.fval ?? (ival ? String(ival.ival ?? 0) : truth(boolval?.boolval)));
}

const truth = (value: boolean | undefined) => (value ? 'true' : 'false');

function arrayOf(elements: readonly Node[]): string | typeof NO_CONSTANT {
  const constants = elements.map(constantOf);
  return constants.every((constant) => typeof constant === 'string' || constant === null)
    ? JSON.stringify(constants)
    : NO_CONSTANT;
}

/** Where an expression begins, in bytes; 0 where the parser does not tell. */
export function locationOf(node: Node): number {
  if ('TypeCast' in node && node.TypeCast.arg !== undefined) {
    return locationOf(node.TypeCast.arg);
  }
  const [inner]: unknown[] = Object.values(node);
  return isPlainObject(inner) && typeof inner['location'] === 'number' ? inner['location'] : 0;
}
