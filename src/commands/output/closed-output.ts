import { hasCode } from '../../database/has-code.js';

/**
 * Lets a command go on whose reader has gone, as in `nest-cmd db:history | head`: what it prints from then on is lost, and what
 * it does is done.
 */
export function outliveReaders(
  streams: readonly NodeJS.WriteStream[] = [process.stdout, process.stderr],
): void {
  for (const stream of streams) {
    stream.on('error', (error) => {
      if (!hasCode(error, 'EPIPE')) {
        throw error;
      }
    });
  }
}
