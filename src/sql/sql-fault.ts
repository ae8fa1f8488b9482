/** Why SQL can't be split into statements. Whoever reads the SQL says in which file. */
export class SqlFault extends Error {
  override readonly name = 'SqlFault';

  constructor(
    readonly problem: string,
    /** Counted from 1. */
    readonly line: number,
  ) {
    super(`Line ${line}: ${problem}`);
  }
}
