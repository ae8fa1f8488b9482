import type { EntityManager, Logger, LogContext } from '@mikro-orm/core';

import { StatementEmitter, type ExecutedStatement, type StatementLog } from './statement-log.js';

/**
 * The statements of an ORM that the kit is not attached to, from MikroORM's own logger, whatever it is set to print.
 *
 * Not among them is what does not pass MikroORM, such as queries of `em.getKysely()`.
 */
export function mikroOrmStatements(em: EntityManager): StatementLog {
  return {
    onStatement: (listener) => {
      const logger: Logger = em.config.getLogger();
      const emitter = emitterOf(logger, em);
      return emitter.onStatement(listener);
    },
  };
}

const emitters = new WeakMap<Logger, StatementEmitter>();

/** A logger is wrapped once and stays so: two wrappings that end in another order could not be taken off. */
function emitterOf(logger: Logger, em: EntityManager): StatementEmitter {
  const known = emitters.get(logger);
  if (known !== undefined) {
    return known;
  }
  const emitter = new StatementEmitter();
  const print = logger.logQuery.bind(logger);
  logger.logQuery = (context) => {
    if (context.namespace === undefined || context.namespace === 'query') {
      emitter.emit(statementOf(context, logger, em));
    }
    print(context);
  };
  emitters.set(logger, emitter);
  return emitter;
}

function statementOf(context: LogContext, logger: Logger, em: EntityManager): ExecutedStatement {
  const { took = 0, results, affected } = context;
  return {
    sql: sqlOf(context, logger, em),
    parameters: [],
    durationMs: took,
    rows: results ?? affected ?? 0,
  };
}

/** As it was sent, with the values in it. */
function sqlOf(context: LogContext, logger: Logger, em: EntityManager): string {
  const { query = '', params = [] } = context;
  const formatted: unknown = context['formatted'];
  if (typeof formatted === 'string') {
    return formatted;
  }
  const hasValues = logger.isEnabled('query', context) && logger.isEnabled('query-params', context);
  return hasValues ? query : em.getPlatform().formatQuery(query, params);
}
