export type RoutineType = 'function' | 'procedure';

/** The calls on `op` that record what is done with each. */
export const METHODS: Record<RoutineType, { create: string; drop: string; rename: string }> = {
  function: { create: 'createFunction', drop: 'dropFunction', rename: 'renameFunction' },
  procedure: { create: 'createProcedure', drop: 'dropProcedure', rename: 'renameProcedure' },
};
