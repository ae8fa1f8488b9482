/** All combinations, one of each list, the later lists' parts over the earlier ones'. The last list goes through first. */
export function crossJoin<A extends object>(lists: readonly (readonly A[])[]): A[] {
  return lists.reduce<A[]>(
    (combined, list) => combined.flatMap((some) => list.map((more) => ({ ...some, ...more }))),
    [{} as A],
  );
}
