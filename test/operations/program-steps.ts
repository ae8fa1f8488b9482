import type { ObjectName } from '../../src/migrations/operations/names.js';
import { kindOf, type Operation } from '../../src/migrations/operations/operation.js';
import { renaming, tableOf } from './program-changes.js';
import { newMaterializedView, newPolicy, newRoutine, newTrigger, newView } from './program-definitions.js';
import type { Tables } from './schema-model.js';
import { SCHEMA, type Choices } from './schema-steps.js';

/** The tables, and the operations that would make what is there besides them. */
export interface Schema {
  tables: Tables;
  programs: readonly Operation[];
}

interface Place extends Schema {
  choose: Choices;
}

/** An operation that is valid for what is there, and what is there after it. */
interface Step extends Partial<Schema> {
  operation: Operation;
}

type Made<K extends Operation['kind']> = Extract<Operation, { kind: K }>;

const PRIVILEGES = ['select', 'insert', 'truncate'] as const;

const MAKERS = {
  createView: (place: Place) =>
    making(place, { kind: 'createView', view: newName(place), definition: newView(place.choose) }),

  createMaterializedView: (place: Place) =>
    making(place, {
      kind: 'createMaterializedView',
      view: newName(place),
      definition: newMaterializedView(place.choose),
    }),

  createRoutine: (place: Place) => {
    const routine = place.choose.flag() ? 'function' : 'procedure';
    const definition = newRoutine(routine, place.choose);
    return making(place, { kind: 'createRoutine', routine, name: newName(place), definition });
  },

  createTrigger: (place: Place) =>
    onTable(place, (table) => {
      const name = place.choose.name();
      return making(place, { kind: 'createTrigger', table, name, definition: newTrigger(place.choose) });
    }),

  createPolicy: (place: Place) =>
    onTable(place, (table) => {
      const name = place.choose.name();
      return making(place, { kind: 'createPolicy', table, name, definition: newPolicy(place.choose) });
    }),

  enableRowLevelSecurity: (place: Place) =>
    onTable(place, (table) =>
      place.programs.some((made) => made.kind === 'setRowLevelSecurity' && made.table === table)
        ? undefined
        : making(place, { kind: 'setRowLevelSecurity', table, switches: ['enable', 'force'], on: true }),
    ),

  grant: (place: Place) =>
    onTable(place, (table) => {
      const granted = place.programs.filter((made) => made.kind === 'grant' && tableOf(made) === table);
      const privileges = PRIVILEGES[granted.length];
      return privileges && making(place, { kind: 'grant', privileges, on: { table }, to: 'public' });
    }),

  commentOnTable: ({ tables, choose }: Place): Step | undefined => {
    const [table, definition] = choose.of([...tables]) ?? [];
    if (table === undefined || definition === undefined) {
      return undefined;
    }
    const text = choose.flag() ? choose.name() : null;
    const operation: Operation = { kind: 'comment', on: { table }, text, was: definition.comment ?? null };
    const comment = text ?? undefined;
    return { operation, tables: new Map(tables).set(table, { ...definition, comment }) };
  },

  replaceView: (place: Place) =>
    changing(place, 'createView', ({ definition: was, ...made }) => {
      const definition = { ...was, query: 'select 2', securityBarrier: place.choose.flag() };
      return { operation: { ...made, definition, orReplace: true, was }, now: { ...made, definition } };
    }),

  replaceRoutine: (place: Place) =>
    changing(place, 'createRoutine', ({ definition: was, ...made }) => {
      const definition = { ...was, securityDefiner: place.choose.flag() };
      return { operation: { ...made, definition, orReplace: true, was }, now: { ...made, definition } };
    }),

  refreshMaterializedView: (place: Place) =>
    changing(place, 'createMaterializedView', (made) =>
      made.definition.withData === false
        ? undefined
        : { operation: { kind: 'refreshMaterializedView', view: made.view }, now: made },
    ),

  alterPolicy: (place: Place) =>
    changing(place, 'createPolicy', (made) => {
      const { table, name, definition } = made;
      const to = { using: place.choose.flag() ? 'false' : 'true', to: ['public'] };
      const from = { using: definition.using, to: definition.to };
      return {
        operation: { kind: 'alterPolicy', table, name, to, from },
        now: { ...made, definition: { ...definition, ...to } },
      };
    }),

  disableTrigger: (place: Place) => {
    const made = place.choose.of(place.programs.filter((made) => made.kind === 'createTrigger'));
    return made === undefined || isSet(place, made)
      ? undefined
      : making(place, {
          kind: 'setTrigger',
          table: made.table,
          name: made.name,
          to: 'disabled',
          from: 'enabled',
        });
  },

  rename: (place: Place) => {
    const made = place.choose.of(place.programs.filter((made) => !isSet(place, made)));
    const renamed = made && renaming(made, place.choose.name());
    return renamed && { operation: renamed.operation, programs: without(place, made, renamed.now) };
  },

  undo: (place: Place): Step | undefined => {
    const made = place.choose.of(place.programs.filter((made) => !isSet(place, made)));
    const inverse = made && kindOf(made).invert(made);
    const operation = Array.isArray(inverse) ? inverse[0] : undefined;
    return operation && { operation, programs: without(place, made) };
  },
} satisfies Record<string, (place: Place) => Step | undefined>;

export type ProgramKind = keyof typeof MAKERS;

export const PROGRAM_KINDS = Object.keys(MAKERS).filter(isProgramKind);

export function isProgramKind(kind: string): kind is ProgramKind {
  return kind in MAKERS;
}

/** A step of the kind, or none where nothing is fit for it. */
export function nextProgram(kind: ProgramKind, schema: Schema, choose: Choices): Step | undefined {
  return MAKERS[kind]({ ...schema, choose });
}

function making({ programs }: Place, operation: Operation): Step {
  return { operation, programs: [...programs, operation] };
}

function changing<K extends Operation['kind']>(
  place: Place,
  kind: K,
  change: (made: Made<K>) => { operation: Operation; now: Operation } | undefined,
): Step | undefined {
  const isOfKind = (made: Operation): made is Made<K> => made.kind === kind;
  const made = place.choose.of(place.programs.filter(isOfKind));
  const changed = made && change(made);
  return changed && { operation: changed.operation, programs: without(place, made, changed.now) };
}

function without({ programs }: Place, gone: Operation | undefined, ...added: Operation[]): Operation[] {
  return [...programs.filter((made) => made !== gone), ...added];
}

/** A trigger that was switched off is switched on before anything else is done with it. */
function isSet({ programs }: Place, made: Operation): boolean {
  return (
    made.kind === 'createTrigger' &&
    programs.some(
      (other) => other.kind === 'setTrigger' && other.table === made.table && other.name === made.name,
    )
  );
}

function onTable({ tables, choose }: Place, make: (table: string) => Step | undefined): Step | undefined {
  const [table] = choose.of([...tables]) ?? [];
  return table === undefined ? undefined : make(table);
}

function newName({ choose }: Place): ObjectName {
  return choose.flag() ? { schema: SCHEMA, name: choose.name() } : { name: choose.name() };
}
