import { SiskinError } from './siskin.error.js';

/** Jest's preset of Siskin needs optional packages that are not installed. No server was started. */
export class JestPackagesMissingError extends SiskinError {
  readonly code = 'SISKIN_JEST_PACKAGES_MISSING';

  constructor(
    /** Such as `@swc/jest`. */
    readonly packages: readonly string[],
  ) {
    const are = packages.length === 1 ? 'is' : 'are';
    super({
      problem: `Jest's preset of Siskin needs ${packages.join(' and ')}, which ${are} not installed.`,
      remedy: `Run \`npm install -D ${packages.join(' ')}\`.`,
    });
  }
}
