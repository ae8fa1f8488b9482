const CONTROL =
  /^\s*(begin|start\s+transaction|commit|end|rollback|abort|savepoint|release|prepare\s+transaction|set\s+(session\s+characteristics|transaction|constraints))\b/i;

/** Whether a statement begins or ends a transaction, or part of one, and asks for nothing else. */
export function isTransactionControl(sql: string): boolean {
  return CONTROL.test(sql);
}
