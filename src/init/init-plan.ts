/** A file that is written, or changed. */
export interface InitChange {
  /** From the folder of the package. */
  path: string;
  /** What the file holds; absent where it is not there. */
  before?: string;
  after: string;
}

export interface InitPlan {
  /** Empty where everything is in place. */
  changes: InitChange[];
  /** The module that imports `SiskinModule`, or will, from the folder of the package. */
  module: string;
}
