import { quoteString } from '../../operations/literal.js';
import { dollarQuote } from '../../operations/routines/dollar-quote.js';

/** What a script says where it can't go on. */
export interface Refusal {
  problem: string;
  remedy: string;
}

/** Sets variables of psql to what a query answers: one row, a variable a column. */
export function ask(select: string): string {
  return `${select} \\gset`;
}

/** Lines that psql runs only where the variable is true, or else those after it. */
export function when(
  variable: string,
  lines: readonly string[],
  otherwise: readonly string[] = [],
): string[] {
  return [
    `\\if :${variable}`,
    ...lines,
    ...(otherwise.length === 0 ? [] : ['\\else', ...otherwise]),
    '\\endif',
  ];
}

/** Ends the script with an error, unless the condition holds. */
export function ensure(condition: string, refusal: Refusal): string[] {
  return [ask(`select ${condition} as siskin_sound`), ...when('siskin_sound', [], [refuse(refusal)])];
}

/** A statement that fails. */
export function refuse({ problem, remedy }: Refusal): string {
  const options = `message = ${quoteString(problem)}, hint = ${quoteString(remedy)}`;
  return `do ${dollarQuote(`begin raise exception using ${options}; end`)};`;
}
