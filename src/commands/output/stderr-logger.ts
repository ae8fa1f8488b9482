import { styleText } from 'node:util';

import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** The context under which Nest logs what it throws to us as well. */
const REPORTED_ANYWAY = 'ExceptionHandler';

/** What the application has to warn of, on stderr: stdout belongs to the result of the command. */
export class StderrLogger extends ConsoleLogger {
  constructor() {
    super({ logLevels: ['warn', 'error', 'fatal'], colors: hasColours() });
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

/** As for all that we print; by itself Nest paints everything, into pipes and files too. */
function hasColours(): boolean {
  return styleText('red', '', { stream: process.stderr }) !== '';
}
