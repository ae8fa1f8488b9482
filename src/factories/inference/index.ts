export { cutAtWord } from './cut-at-word.js';
export { inferEntity, inferFactory } from './infer-factory.js';
export type { InferenceContext } from './inference-context.js';
export type {
  InferredFactory,
  InferredProperty,
  InferredRelation,
  InferredUnique,
  InferredValue,
  LeftOut,
} from './inferred-factory.js';
export { ensureDomain } from '../unique/ensure-domain.js';
