import { headLines } from '../../migrations/several-heads.js';
import { MigrationStore } from '../../migrations/migration-store.js';
import type { History } from '../../migrations/history.js';
import type { DatabaseServices } from '../application/application.js';
import type { TestGround } from '../application/test-ground.js';
import type { CheckSettings, FindFaultsOptions } from './check-options.js';
import { checkLint } from './check-lint.js';
import { checkWhole } from './check-whole.js';
import type { FoundFault } from './migration-fault.js';
import { Walk } from './walk/walk.js';

const ROWS = 3;
const SEED = 1;

/** Finds the faults of one database of an application. */
export async function checkDatabase(
  ground: TestGround,
  services: DatabaseServices,
  options: FindFaultsOptions,
): Promise<FoundFault[]> {
  const store = new MigrationStore(services.orm, services.options.migrations);
  const history = await store.readFiles();
  const settings = settingsFor(history, options);
  const whole = await checkWhole(ground, services, store, history);
  const broken = whole.flatMap(({ check, revision }) =>
    check === 'migrates from base to head' && revision !== undefined ? [revision] : [],
  );
  const walk = new Walk({ ground, services, history, store, settings });
  const lint = await checkLint(history, store, services, settings);
  return [...checkHeads(history), ...whole, ...(await walk.run(broken)), ...lint];
}

function checkHeads(history: History): FoundFault[] {
  const lines = headLines(history);
  return lines.length <= 1
    ? []
    : [
        {
          check: 'has one head',
          problem: `The history has ${lines.length} heads. Join them: nest-cmd db:merge`,
          differences: lines.flatMap(({ head, revisions }) => [
            `${head}:`,
            ...revisions.map(({ revision, file }) => `  ${revision}  ${file}`),
          ]),
        },
      ];
}

function settingsFor({ graph }: History, options: FindFaultsOptions): CheckSettings {
  const { rows = ROWS, seed = SEED, from, irreversible = [], unfilled = [], lint = {} } = options;
  return {
    rows,
    seed,
    below: new Set(from === undefined ? [] : graph.upgrade([], from)),
    irreversible: new Set(irreversible.flatMap((revision) => graph.resolve(revision))),
    unfilled: new Set(unfilled),
    lint,
  };
}
