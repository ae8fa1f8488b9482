import type { DatabaseAddress } from '../../errors/database-connection.error.js';
import { DeclinedError } from '../../errors/declined.error.js';
import type {
  DestructiveAct,
  DestructiveVerb,
  DoomedObjects,
  ProductionSource,
} from '../../errors/destructive-act.js';
import { DestructiveProhibitedError } from '../../errors/destructive-prohibited.error.js';
import { ProductionGuardError } from '../../errors/production-guard.error.js';
import { currentEnvironment } from '../environment.js';
import { PRODUCTION } from '../recorded-environment.js';
import type { DestructiveOptions } from './destructive-options.js';

/** A destructive verb that has been called, and what it was allowed. */
export interface Intent extends DestructiveOptions {
  verb: DestructiveVerb;
  /** What would do it without asking, less `--force`. */
  command: string;
  /** The option `prohibitDestructive`. */
  prohibited: boolean;
  address: DatabaseAddress;
}

/** How to look into the database. */
export interface Looks {
  /** Of which environment it is, as earlier runs have recorded it. */
  environment: () => Promise<string | null>;
  /** What will be dropped. */
  doomed?: () => Promise<readonly DoomedObjects[]>;
}

/** An intent of which it does not matter what would be asked. */
type Asking = Omit<Intent, 'confirm'> & { confirm?: unknown };

/**
 * What can be refused without a database, for a verb that is to connect only where there is hope.
 *
 * @throws DestructiveProhibitedError, ProductionGuardError
 */
export function ensureHope(intent: Asking): void {
  if (intent.prohibited) {
    throw new DestructiveProhibitedError(intent.verb);
  }
  if (intent.force !== true && intent.confirm === undefined && isProductionHere()) {
    throw refusal(intent, 'NODE_ENV');
  }
}

/**
 * Who says that it is production, where somebody has to be asked for that; undefined where the verb may go on.
 *
 * @throws DestructiveProhibitedError; ProductionGuardError where nobody is there to be asked.
 */
export async function findProduction(
  intent: Asking,
  environment: Looks['environment'],
): Promise<ProductionSource | undefined> {
  ensureHope(intent);
  const source = intent.force === true ? undefined : await findSource(environment);
  if (source !== undefined && intent.confirm === undefined) {
    throw refusal(intent, source);
  }
  return source;
}

/**
 * Lets a destructive verb go on outside production, and in production where it was told to, or somebody agrees. One that is
 * told to costs nothing; any other one reads the recorded environment.
 *
 * @throws DestructiveProhibitedError, ProductionGuardError, DeclinedError
 */
export async function ensurePermitted(intent: Intent, { environment, doomed }: Looks): Promise<void> {
  const source = await findProduction(intent, environment);
  if (source === undefined) {
    return;
  }
  const listed = doomed === undefined ? {} : { doomed: await doomed() };
  if ((await intent.confirm?.({ ...toAct(intent, source), ...listed })) !== true) {
    throw new DeclinedError(intent.verb, intent.address);
  }
}

async function findSource(environment: Looks['environment']): Promise<ProductionSource | undefined> {
  if (isProductionHere()) {
    return 'NODE_ENV';
  }
  return (await environment()) === PRODUCTION ? 'database' : undefined;
}

function isProductionHere(): boolean {
  return currentEnvironment() === PRODUCTION;
}

function refusal(intent: Asking, source: ProductionSource): ProductionGuardError {
  return new ProductionGuardError(toAct(intent, source));
}

function toAct({ verb, command, address }: Asking, source: ProductionSource): DestructiveAct {
  return { verb, command, address, environment: PRODUCTION, source };
}
