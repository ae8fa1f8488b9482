/** Does one piece of work after the other. Waits only where there is something to wait for: that counts where there are a million. */
export function inTurn(count: number, work: (index: number) => void | Promise<void>): void | Promise<void> {
  for (let index = 0; index < count; index++) {
    const pending = work(index);
    if (pending !== undefined) {
      return rest(pending, index + 1, count, work);
    }
  }
}

async function rest(
  pending: Promise<void>,
  first: number,
  count: number,
  work: (index: number) => void | Promise<void>,
): Promise<void> {
  await pending;
  for (let index = first; index < count; index++) {
    const next = work(index);
    if (next !== undefined) {
      await next;
    }
  }
}
