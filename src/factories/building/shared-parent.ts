/** The parent that all entities of a batch have by `for`: found when the first of them needs it, since states may replace it. */
export class SharedParent {
  #found?: Promise<unknown>;

  constructor(private readonly find: () => Promise<unknown>) {}

  get(): Promise<unknown> {
    return (this.#found ??= this.find());
  }
}
