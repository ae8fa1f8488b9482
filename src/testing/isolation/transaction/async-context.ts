import { TransactionContext } from '@mikro-orm/core';

const around = new WeakMap<object, object>();
let watched = false;

/**
 * Remembers of each context of MikroORM's transactions the one that it begins in. MikroORM knows the innermost alone; but a
 * transaction may wait for all that is inside of it, and that may begin another.
 */
export function watchContexts(): void {
  if (watched) {
    return;
  }
  watched = true;
  const create = TransactionContext.create.bind(TransactionContext);
  TransactionContext.create = (em, next) => {
    const outside = TransactionContext.currentTransactionContext();
    return create(em, () => {
      const inside = TransactionContext.currentTransactionContext();
      if (inside !== undefined && outside !== undefined) {
        around.set(inside, outside);
      }
      return next();
    });
  };
}

/** The contexts of `em.transactional(…)` and the like that this code runs in, from the innermost to the outermost. */
export function currentContexts(): object[] {
  const contexts: object[] = [];
  let context: object | undefined = TransactionContext.currentTransactionContext();
  while (context !== undefined) {
    contexts.push(context);
    context = around.get(context);
  }
  return contexts;
}
