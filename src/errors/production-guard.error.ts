import type { DestructiveAct, DestructiveVerb, ProductionSource } from './destructive-act.js';
import type { DatabaseAddress } from './database-connection.error.js';
import { SiskinError } from './siskin.error.js';

/** A destructive verb was called on production, and nobody was there to agree. Nothing was done. */
export class ProductionGuardError extends SiskinError {
  readonly code = 'SISKIN_PRODUCTION_GUARD';
  readonly verb: DestructiveVerb;
  readonly command: string;
  readonly address: DatabaseAddress;
  readonly environment: 'production';
  /** Who says that it is production. */
  readonly source: ProductionSource;

  constructor({ verb, command, address, environment, source }: DestructiveAct) {
    super({
      problem: `The database ${address.database} at ${address.host}:${address.port} is production: ${productionReason(source)}. Nothing was done.`,
      remedy: [
        `If you mean it: ${command} --force`,
        ...(source === 'database'
          ? [
              "If it is not production: set environment in the ledger's table _meta, such as siskin_migrations_meta",
            ]
          : []),
      ].join('\n'),
    });
    this.verb = verb;
    this.command = command;
    this.address = address;
    this.environment = environment;
    this.source = source;
  }
}

/** Why a database is taken for production, as a clause. */
export function productionReason(source: ProductionSource): string {
  return REASONS[source];
}

const REASONS: Readonly<Record<ProductionSource, string>> = {
  NODE_ENV: 'NODE_ENV says so',
  database: 'a run in production has recorded that in it',
};
