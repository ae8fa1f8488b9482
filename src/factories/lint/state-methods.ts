import { EntityFactory } from '../entity-factory.js';
import type { MethodNotTried } from './lint-report.js';

/** The methods of a factory class beside those of every factory. */
export interface StateMethods {
  /** What takes no parameters, and may be a state: what it returns tells. */
  readonly callable: readonly string[];
  readonly notTried: readonly MethodNotTried[];
}

/** Nest calls them, once, and they make no state. */
const LIFECYCLE = [
  'onModuleInit',
  'onApplicationBootstrap',
  'onModuleDestroy',
  'beforeApplicationShutdown',
  'onApplicationShutdown',
];

/** The own and inherited methods of a class, those of the class first. */
export function stateMethodsOf(factory: object): StateMethods {
  const methods = new Map<string, Function>();
  for (const prototype of prototypesOf(factory)) {
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (typeof value === 'function' && !methods.has(name) && !isOfEveryFactory(name)) {
        methods.set(name, value as Function);
      }
    }
  }
  const all = [...methods].map(([method, body]) => ({ method, reason: reasonNotToCall(body) }));
  return {
    callable: all.flatMap(({ method, reason }) => (reason === undefined ? [method] : [])),
    notTried: all.flatMap(({ method, reason }) => (reason === undefined ? [] : [{ method, reason }])),
  };
}

function* prototypesOf(factory: object): Generator<object> {
  let prototype = Object.getPrototypeOf(factory) as object | null;
  while (prototype !== null && prototype !== EntityFactory.prototype) {
    yield prototype;
    prototype = Object.getPrototypeOf(prototype) as object | null;
  }
}

function isOfEveryFactory(name: string): boolean {
  return name === 'definition' || name in EntityFactory.prototype || LIFECYCLE.includes(name);
}

/** By its tag: a function of another realm is no instance of ours. */
function reasonNotToCall(method: Function): 'parameters' | 'async' | undefined {
  if (Object.prototype.toString.call(method) !== '[object Function]') {
    return 'async';
  }
  return method.length > 0 ? 'parameters' : undefined;
}
