import { SiskinError } from './siskin.error.js';

/** One factory, or one of its states, that failed. */
export interface FailedFactory {
  readonly factory: string;
  readonly inferred?: true;
  readonly state?: string;
  readonly step: string;
  readonly problem: string;
  readonly remedy: string;
  readonly cause?: unknown;
}

/** What the linter reports, as far as the error needs it. */
interface LintReport {
  readonly failures: readonly FailedFactory[];
  readonly randomSeed: number;
}

/** Factories, or states of theirs, do not make what the database takes. Nothing of what they wrote was kept. */
export class FactoriesInvalidError<Report extends LintReport = LintReport> extends SiskinError {
  readonly code = 'SISKIN_FACTORIES_INVALID';

  /** @param report all that was checked. */
  constructor(readonly report: Report) {
    const { failures, randomSeed } = report;
    const names = [...new Set(failures.map(({ factory }) => factory))];
    super({
      problem: [
        names.length === 1 ? `${names.join()} fails.` : `${names.length} factories fail.`,
        ...failures.flatMap((failure) => describeFailure(failure)),
      ].join('\n'),
      remedy: `To see them again: nest-cmd db:lint-factories ${names.join(' ')} --random-seed ${randomSeed}`,
      cause: failures[0]?.cause,
    });
  }
}

/** Such as `UserFactory.admin(), create: null value in column "name"`, then what to do. */
function describeFailure(failure: FailedFactory): string[] {
  const { step, problem, remedy } = failure;
  return [`- ${nameFactory(failure)}, ${step}: ${problem}`, `  ${remedy}`].map((line) =>
    line.replaceAll('\n', '\n  '),
  );
}

/** A factory, or a state of it, as a person would write it. */
export function nameFactory({
  factory,
  inferred,
  state,
}: Pick<FailedFactory, 'factory' | 'inferred' | 'state'>) {
  const name = inferred ? `${factory} (inferred)` : factory;
  return state === undefined ? name : `${name}.${state}()`;
}
