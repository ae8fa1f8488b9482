import { nameFactory } from '../../errors/factories-invalid.error.js';
import type {
  FactoryLintEvent,
  FactoryLintFailure,
  FactoryLintReport,
  LintedFactory,
  MethodNotTried,
} from '../../factories/lint/index.js';
import { paint, type CommandOutput } from './command-output.js';
import { formatCount, formatDuration } from './duration.js';

/** Wide enough for `59.9 s` and `999 ms`; longer ones are rare. */
const DURATION_WIDTH = 6;

/** Prints a line for each factory as it is done, what fails below it, and on a terminal which one is at work. */
export function showLinting(output: CommandOutput): (event: FactoryLintEvent) => void {
  let width = 0;
  return (event) => {
    switch (event.type) {
      case 'linting':
        width = Math.max(0, ...event.factories.map(({ length }) => length));
        return;
      case 'started':
        return output.transient(`  … ${event.factory}`);
      case 'finished':
        output.line(factoryLine(event.factory, width));
        return output.lines(event.failures.flatMap((failure) => failureLines(failure, output.isVerbose)));
    }
  };
}

export function factoryLine(linted: LintedFactory, width: number): string {
  const { factory, failed, durationMs, states, inferred, notTried } = linted;
  const mark = failed ? paint('red', '✗') : paint('green', '✓');
  const notes = [
    ...(inferred ? ['inferred'] : []),
    ...(states.length > 0 ? [states.join(', ')] : []),
    ...(notTried.length > 0 ? [`not tried: ${notTried.map(describeMethod).join(', ')}`] : []),
  ];
  const text = [formatDuration(durationMs).padStart(DURATION_WIDTH), notes.join('; ')].join('  ').trimEnd();
  return `  ${mark} ${factory.padEnd(width)}  ${paint('dim', text)}`;
}

function describeMethod({ method, reason }: MethodNotTried): string {
  return reason === 'parameters' ? `${method}(…)` : `${method}() (${reason})`;
}

export function failureLines(failure: FactoryLintFailure, isVerbose: boolean): string[] {
  const { step, problem, remedy, cause } = failure;
  const stack: unknown = isVerbose ? Object(cause).stack : undefined;
  return [
    `${nameFactory(failure)}, ${step}: ${problem}`,
    `${paint('yellow', '→')} ${remedy}`,
    ...(typeof stack === 'string' ? [paint('dim', stack)] : []),
  ].flatMap((text) => text.split('\n').map((line) => `      ${line}`));
}

/** What comes at the end. */
export function lintSummary({
  factories,
  failures,
  randomSeed,
  durationMs,
  interrupted,
}: FactoryLintReport): string {
  if (factories.length === 0 && !interrupted) {
    return 'There is no factory to try.';
  }
  const states = factories.reduce((sum, factory) => sum + factory.states.length, 0);
  const count = `${formatCount(factories.length, 'factory', 'factories')} and ${formatCount(states, 'state')}`;
  const outcome = failures.length === 0 ? 'all work' : formatCount(failures.length, 'failure');
  const end = interrupted ? ' It was interrupted before the others.' : '';
  const dim = paint('dim', `Nothing was kept. Random seed ${randomSeed}.`);
  return `Tried ${count} in ${formatDuration(durationMs)}: ${outcome}.${end} ${dim}`;
}
