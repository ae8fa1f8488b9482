import { SqlFault } from './sql-fault.js';

/** A command such as `\set`. */
export function psqlFault(command: string, line: number): SqlFault {
  return new SqlFault(`${command} is a command of psql, not SQL`, line);
}

export function copyFault(line: number): SqlFault {
  return new SqlFault(
    '`copy … from stdin` takes its rows from psql, not from a file; write `insert`, or `copy … from` a file of the server',
    line,
  );
}
