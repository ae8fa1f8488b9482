/** Why a revision stays as it is, in place of being a part of a baseline; each as half a sentence. */
export const KEPT_REASONS = {
  rows: 'it changes rows or sequences',
  privileges: 'it changes privileges, which a snapshot of the schema does not hold',
  condition: 'it says itself whether it runs',
  code: 'it comes after one that is kept, and its statements are not the same each time',
  transaction: 'it comes after one that is kept, and runs outside a transaction',
  alone: 'there is nothing beside it to fold it with',
};

export type KeptReason = keyof typeof KEPT_REASONS;
