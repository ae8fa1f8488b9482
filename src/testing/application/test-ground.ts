import { beginRun, findRun, TestServer } from '../server/index.js';

/** What all databases of a test file stand on. */
export interface TestGround {
  readonly server: TestServer;
  /** The run that its databases belong to. */
  readonly run: string;
  readonly worker: number;
  close(): Promise<void>;
}

interface FoundRun {
  readonly id: string;
  readonly url: string;
  end?(): Promise<void>;
}

/** How many grounds a worker can have open at the same time. */
const AT_ONCE = 100;
let opened = 0;

/** The run that Jest's global setup has begun, or one of its own. */
export async function openGround(): Promise<TestGround> {
  const run: FoundRun = findRun() ?? (await ownRun());
  const server = await TestServer.open(run.url);
  return {
    server,
    run: run.id,
    worker: workerNumber() * AT_ONCE + (opened++ % AT_ONCE),
    close: async () => {
      opened--;
      await server.close();
      await run.end?.();
    },
  };
}

async function ownRun(): Promise<FoundRun> {
  const run = await beginRun();
  return { id: run.id, url: run.url(), end: () => run.end() };
}

/** That of Jest's or Vitest's worker: it runs one file at a time. Any other process counts as one by itself. */
function workerNumber(): number {
  const { JEST_WORKER_ID, VITEST_POOL_ID } = process.env;
  const number = Number(JEST_WORKER_ID ?? VITEST_POOL_ID);
  return Number.isSafeInteger(number) && number > 0 ? number : process.pid;
}
