/** A sequence as the gateway understands it. What is not modelled is kept as `opaque`, with its place, never dropped. */
import type { EngineFeature } from '../stock/engine.js';
import type { XmlElement } from '../xml/index.js';
import type { Expression, SynapseTemplate } from './expression.js';

export const SYNAPSE_NS = 'http://ws.apache.org/ns/synapse';

/** Where an element stands. */
export interface At {
  /** The file as its caller names it. */
  readonly file: string;
  /** Element name as spelled. */
  readonly element: string;
  /** 1-based. */
  readonly line: number;
  readonly column: number;
  /** Offsets in UTF-16 code units of the file's text. */
  readonly start: number;
  readonly end: number;
}

export type PropertyScope =
  | 'default'
  | 'axis2'
  | 'axis2-client'
  | 'transport'
  | 'operation'
  | 'registry'
  | 'trace'
  | 'system'
  | 'analytics';

/** A name, key or value that is fixed, or computed for each message. */
export type Dynamic = { readonly text: string } | { readonly expression: Expression };

export interface PropertySetting {
  readonly at: At;
  readonly name: string;
  /** `{expr}` in the name; only evaluated where the engine knows dynamic names. */
  readonly dynamicName?: Expression;
  readonly scope: PropertyScope;
  readonly remove: boolean;
  readonly type: string;
  readonly value?: string;
  readonly element?: XmlElement;
  readonly expression?: Expression;
  readonly pattern?: string;
  readonly group?: number;
}

export interface PayloadArg {
  readonly at: At;
  readonly value?: string;
  readonly expression?: Expression;
  readonly literal: boolean;
  /** `evaluator="json"`: the expression is a JSON path on the body. */
  readonly json: boolean;
}

export interface PayloadFormat {
  /** The template text: direct text for json and text, the first child element serialised for xml. */
  readonly text: string;
  /** `format key=…`: the text lies in the registry, where we cannot see it. */
  readonly key?: Dynamic;
  /** `${…}` cut out of the text, for engines that evaluate it. */
  readonly template?: SynapseTemplate;
}

/** `sequence="name"` on then/else, or the children. */
export interface Branch {
  readonly at: At;
  readonly sequence?: string;
  readonly list: readonly Mediator[];
}

export type RouterCondition =
  | { readonly is: 'and' | 'or'; readonly of: readonly RouterCondition[] }
  | { readonly is: 'not'; readonly of: RouterCondition }
  | { readonly is: 'match' | 'equal'; readonly type: string; readonly source: string; readonly test: string }
  | { readonly is: 'exist'; readonly type: string; readonly source: string }
  | { readonly is: 'opaque' };

export interface Route {
  readonly at: At;
  readonly condition: RouterCondition;
  readonly target?: string;
  /** Ends the router when it is taken. */
  readonly breaks: boolean;
}

export type EnrichEnd =
  | { readonly type: 'body' | 'envelope' }
  | { readonly type: 'property'; readonly name: string }
  | { readonly type: 'inline'; readonly element?: XmlElement; readonly text?: string; readonly key?: string }
  | { readonly type: 'custom'; readonly expression?: Expression };

export type Mediator = { readonly at: At } & (
  | { readonly kind: 'comment' }
  | {
      readonly kind: 'log';
      readonly level: 'simple' | 'headers' | 'full' | 'custom';
      readonly properties: readonly { name: string; expression?: Expression }[];
    }
  | { readonly kind: 'property'; readonly property: PropertySetting }
  | { readonly kind: 'property-group'; readonly properties: readonly PropertySetting[] }
  | {
      readonly kind: 'header';
      readonly name: string;
      readonly transport: boolean;
      readonly remove: boolean;
      readonly value?: string;
      readonly expression?: Expression;
    }
  | {
      readonly kind: 'filter';
      readonly xpath?: Expression;
      readonly source?: Expression;
      readonly regex?: string;
      readonly whenTrue: Branch;
      readonly whenFalse?: Branch;
    }
  | {
      readonly kind: 'switch';
      readonly source: Expression;
      readonly cases: readonly { readonly at: At; readonly regex: string; readonly branch: Branch }[];
      readonly otherwise?: Branch;
    }
  | { readonly kind: 'router'; readonly routes: readonly Route[]; readonly continues: boolean }
  | { readonly kind: 'in' | 'out'; readonly list: readonly Mediator[] }
  | { readonly kind: 'call-sequence'; readonly key: Dynamic }
  | { readonly kind: 'inline-sequence'; readonly onError?: string; readonly list: readonly Mediator[] }
  | {
      readonly kind: 'payload';
      readonly mediaType: string;
      readonly freeMarker: boolean;
      readonly format: PayloadFormat;
      readonly args: readonly PayloadArg[];
    }
  | {
      readonly kind: 'makefault';
      readonly version: 'soap11' | 'soap12' | 'pox';
      readonly response: boolean;
      readonly code?: { readonly text: string; readonly prefix: string; readonly ns: string };
      readonly codeExpression?: Expression;
      readonly reason?: string;
      readonly reasonExpression?: Expression;
      readonly node?: string;
      readonly role?: string;
      readonly detail?: string;
      readonly detailElements: readonly XmlElement[];
      readonly detailExpression?: Expression;
    }
  | { readonly kind: 'enrich'; readonly source: EnrichEnd; readonly target: EnrichEnd; readonly action: string }
  | { readonly kind: 'send'; readonly endpoint: boolean }
  | { readonly kind: 'respond' | 'drop' | 'loopback' }
  | { readonly kind: 'throw-error'; readonly type: string; readonly message?: Dynamic }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly remove: boolean;
      readonly type: string;
      readonly value?: string;
      readonly expression?: Expression;
    }
  | { readonly kind: 'call-template'; readonly target: string }
  | { readonly kind: 'class'; readonly name: string; readonly properties: readonly string[] }
  | { readonly kind: 'validate'; readonly onFail: readonly Mediator[] }
  | { readonly kind: 'opaque'; readonly element: string; readonly calls: readonly string[] }
);

export type MediatorKind = Mediator['kind'];

/** Why a file, or a part of it, does not deploy. `since` and `until` limit it to engines that have the feature. */
export interface Problem {
  readonly code: ProblemCode;
  readonly words: string;
  readonly at: At;
  /** Only where the engine has this feature … */
  readonly needs?: EngineFeature;
  /** … or where it lacks this one. */
  readonly lacks?: EngineFeature;
}

export type ProblemCode =
  | 'not-well-formed'
  /** We could not read the file, and a gateway may. */
  | 'not-read'
  | 'no-name'
  | 'not-a-sequence'
  | 'unknown-mediator'
  | 'not-allowed'
  | 'class-gone'
  | 'class-unknown'
  | 'class-refused'
  | 'bad-expression'
  | 'bad-regex'
  | 'bad-attribute'
  | 'missing-part'
  | 'bad-value'
  | 'duplicate-name';

/** A mediator whose right to exist depends on the release. */
export interface NamedElement {
  /** Local name as written, with its dots. */
  readonly name: string;
  readonly at: At;
}

export interface NamedClass {
  readonly name: string;
  readonly properties: readonly string[];
  readonly at: At;
}

export interface StaticCall {
  /** Registered name of the sequence called. */
  readonly to: string;
  readonly by: 'key' | 'onError' | 'then' | 'else' | 'target';
  readonly at: At;
}

/** A file read once; whether it deploys is asked per release (`deploymentOf`). */
export interface SequenceModel {
  readonly file: string;
  /** The `name` attribute of the root; undefined when there is none. */
  readonly name: string | undefined;
  readonly at: At;
  readonly onError?: string;
  readonly list: readonly Mediator[];
  readonly problems: readonly Problem[];
  readonly elements: readonly NamedElement[];
  readonly classes: readonly NamedClass[];
  readonly calls: readonly StaticCall[];
}
