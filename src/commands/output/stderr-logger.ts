import { stripVTControlCharacters, styleText } from 'node:util';

import { ConsoleLogger, type LogLevel } from '@nestjs/common';

const QUIET: LogLevel[] = ['warn', 'error', 'fatal'];
/** The context under which Nest logs what it throws to us as well. */
const REPORTED_ANYWAY = 'ExceptionHandler';

/** What the application logs, on stderr: stdout belongs to the result of the command. Warnings at least, unless verbose. */
export class StderrLogger extends ConsoleLogger {
  constructor(verbose: boolean) {
    super({ colors: hasColours(), ...(verbose ? {} : { logLevels: QUIET }) });
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    logLevel?: LogLevel,
    _stream?: 'stdout' | 'stderr',
    errorStack?: unknown,
  ): void {
    if (context !== REPORTED_ANYWAY) {
      super.printMessages(messages.map(toPrintable), context, logLevel, 'stderr', errorStack);
    }
  }
}

/** Nest paints whatever it prints to, but for `NO_COLOR`. */
function hasColours(): boolean {
  return styleText('red', '', { stream: process.stderr }) !== '';
}

/** Others, such as MikroORM, put colours into their messages themselves. */
function toPrintable(message: unknown): unknown {
  return typeof message === 'string' && !hasColours() ? stripVTControlCharacters(message) : message;
}
