import { ConsoleLogger, type LogLevel } from '@nestjs/common';

const QUIET: LogLevel[] = ['warn', 'error', 'fatal'];
/** The context under which Nest logs what it throws to us as well. */
const REPORTED_ANYWAY = 'ExceptionHandler';

/** What the application logs, on stderr: stdout belongs to the result of the command. Warnings at least, unless verbose. */
export class StderrLogger extends ConsoleLogger {
  constructor(verbose: boolean) {
    super(verbose ? {} : { logLevels: QUIET });
  }

  protected override printMessages(
    messages: unknown[],
    context?: string,
    logLevel?: LogLevel,
    _stream?: 'stdout' | 'stderr',
    errorStack?: unknown,
  ): void {
    if (context !== REPORTED_ANYWAY) {
      super.printMessages(messages, context, logLevel, 'stderr', errorStack);
    }
  }
}
