/** As `expect.extend` takes it. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/** What of Jest's `this` matchers make use of; they need none of it. */
export interface MatcherContext {
  readonly isNot?: boolean;
  readonly utils?: MatcherUtils;
}

export interface MatcherUtils {
  EXPECTED_COLOR(text: string): string;
  RECEIVED_COLOR(text: string): string;
}
