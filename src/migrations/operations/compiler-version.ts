/**
 * Which SQL the operations compile to. It is to be raised with every change of that SQL: checksums that were recorded with
 * another version are not compared, so that an upgrade of Siskin does not make applied migrations look changed.
 */
export const COMPILER_VERSION = 2;
