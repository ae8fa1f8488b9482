import type { RevisionNode } from './revision-node.js';

/** Names with a meaning of their own in a target. */
export const RESERVED: readonly string[] = ['head', 'heads', 'base'];

/**
 * Why no target could ever name a revision or branch so, or `undefined` where it is fine.
 *
 * Alembic: the characters of relative targets, branches and ranges are refused.
 */
export function nameProblem(name: string): string | undefined {
  if (name.trim() === '') {
    return 'it is empty';
  }
  if (RESERVED.includes(name)) {
    return `the name is reserved; ${RESERVED.map(quote).join(', ')} are targets`;
  }
  return /[@:+-]/.test(name)
    ? `${[...new Set(name.match(/[@:+-]/g))].map(quote).join(', ')} can't be part of it, since a target such as 'shop@a1+2' gives it a meaning`
    : undefined;
}

/** The revision as an error text names it: with its file where that is known. */
export function describe({ id, file }: RevisionNode): string {
  return file === undefined ? id : `${id} (${file})`;
}

export function quote(text: string): string {
  return `'${text}'`;
}
