/** Runs sequences the way a gateway does, and predicts what clients receive. */
export type { Call, Setting } from './answer.js';
export { CALLERS, type Caller } from './caller-names.js';
export type { Condition, Conditions } from './conditions.js';
export type { Outcome, OutcomeHeader, OutcomeKind, Template, UnknownPart } from './outcome.js';
export {
  callOf,
  DEFAULT_PATHS,
  type Explanation,
  explain,
  type MatrixCell,
  type MatrixPart,
  type Prediction,
  type PredictOptions,
  predict,
  predictAll,
  predictCall,
  runOnce,
} from './predict.js';
export type { BackendResponse, Request } from './request.js';
export { ACCEPTS, type Accept, REQUEST_KINDS, type RequestKind, type RequestKindId, requestOf } from './requests.js';
export { type Provocation, SCENARIOS, type Scenario, scenariosOf } from './scenarios.js';
export { type JsonType, type Member, type PayloadKind, type Shape, shapeOf, UNKNOWN_PART } from './shape.js';
export type { Assumptions } from './surmise.js';
export type { TraceChange, TraceStep } from './trace.js';
export { JavaNumber, Unknown, type Value } from './values.js';
