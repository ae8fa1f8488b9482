import type { Node, RangeVar } from 'libpg-query';

import { FileFormatError } from '../../../../errors/file-format.error.js';
import { ensureDistinct } from '../ensure-distinct.js';

/** The table that rows are read of, among those of a file. */
export class TableChoice {
  readonly #others = new Set<string>();
  #found = false;
  #only: string | undefined;

  constructor(
    private readonly file: string,
    private readonly wanted: string | undefined,
  ) {}

  /** Whether rows of the table are wanted. @throws FileFormatError for a second table where none was chosen */
  wants(relation: RangeVar | undefined, line: number): boolean {
    const name = relation?.relname ?? '';
    const full = relation?.schemaname === undefined ? name : `${relation.schemaname}.${name}`;
    if (this.wanted === undefined) {
      this.#ensureOnly(full, line);
      return true;
    }
    const wants = this.wanted === full || this.wanted === name;
    this.#found ||= wants;
    this.#others.add(full);
    return wants;
  }

  #ensureOnly(table: string, line: number): void {
    this.#only ??= table;
    if (this.#only !== table) {
      throw new FileFormatError(this.file, line, `rows of ${table} come behind those of ${this.#only}`, {
        remedy: `Say which are meant, for example with table: '${table}'.`,
      });
    }
  }

  /** @throws FileFormatError where the file has other tables than the chosen one alone */
  ensureFound(line: number): void {
    if (this.wanted !== undefined && !this.#found && this.#others.size > 0) {
      const others = [...this.#others].join(', ');
      throw new FileFormatError(this.file, line, `it ends without rows of ${this.wanted}; it has ${others}`, {
        remedy: 'Choose one of these with `table`.',
      });
    }
  }
}

/** The columns that a statement names, or 1, 2, 3 ... where it names none. */
export function columnsOf(
  names: readonly Node[],
  width: number,
  at: { file: string; line: number },
): string[] {
  return names.length === 0
    ? Array.from({ length: width }, (_, index) => String(index + 1))
    : ensureDistinct(names.map(nameOf), at);
}

function nameOf(node: Node): string {
  if ('ResTarget' in node) {
    return node.ResTarget.name ?? '';
  }
  return 'String' in node ? (node.String.sval ?? '') : '';
}
