/**
 * One run of sequences over one message: what mediators share. The mediators themselves stand in `mediators/`.
 */

import type { Engine } from '../stock/engine.js';
import type { At, Deployment, Expression, Mediator, Registry } from '../synapse/index.js';
import { javaRegex } from '../synapse/java-regex.js';
import { evaluateSynapse } from './evaluate-synapse.js';
import { Facts } from './facts.js';
import { MediationFailure, parserFailure, StackOverflow } from './failure.js';
import { followPath, valueText } from './json-path-eval.js';
import { readJsonOrNothing } from './json-text.js';
import { type Message, readDefault } from './message.js';
import type { Oracle } from './oracle.js';
import type { Reply } from './reply.js';
import type { Trace } from './trace.js';
import { sizeOf, XElement } from './tree.js';
import {
  type Holes,
  isPartial,
  JavaNumber,
  JavaObject,
  JsonText,
  Undetermined,
  Unknown,
  type Value,
} from './values.js';
import { writeXml } from './write-xml.js';
import { evaluateXPath, Unresolvable, type XPathRun } from './xpath.js';
import { resultText, type XPathValue } from './xpath-values.js';

/** What happens to the client, whatever becomes of the message. */
export interface Exchange {
  /** A reply was attempted; later ones are dropped. */
  answered: boolean;
  /** What the transport wrote. */
  reply?: Reply;
  /** The property RESPONSE was written, so nobody acknowledges with 202. */
  responseWritten: boolean;
  /** The message went to a transport, so nobody acknowledges with 202. */
  silent: boolean;
  /** The request's thread is gone, so the engine has no fault of its own to send. */
  detached: boolean;
  /** The reply was cut short by its formatter; handlers run, and their answer is dropped. */
  formatterFailed: boolean;
}

/** What holds for everything that nobody told us. */
export interface World {
  /** It is absent (a concrete run); otherwise it is unknown. */
  readonly closed: boolean;
}

/** Sequences that take over when something throws, innermost last. */
export type FaultHandler = { readonly name: string };

const NOWHERE: At = { file: '', element: 'built-in', line: 0, column: 0, start: 0, end: 0 };
const BUILT_IN: readonly Mediator[] = [
  { kind: 'log', at: NOWHERE, level: 'simple', properties: [] },
  { kind: 'drop', at: NOWHERE },
];

const YES_NO = ['yes', 'no'];

const MAX_DEPTH = 400;
/** Mediators one path may run; a sequence that calls itself without end overflows the stack long before. */
const MAX_STEPS = 20_000;
/** Characters that one value may have: far above any payload; a text with unknown parts is spelled out at times. */
const MAX_TEXT = 1 << 20;
const MAX_PARTIAL = 1 << 14;
/** Elements that one run may copy. */
const MAX_COPIED = 1 << 16;

export class Run implements XPathRun {
  depth = 0;
  private steps = 0;
  private serial = 0;
  private copied = 0;
  private readonly facts = new Facts();
  readonly faultStack: FaultHandler[] = [];
  /** Registered names that this run looked up: all of the set that its outcome depends on. */
  readonly reached = new Set<string>();

  readonly exchange: Exchange = {
    answered: false,
    responseWritten: false,
    silent: false,
    detached: false,
    formatterFailed: false,
  };

  constructor(
    readonly set: Registry,
    readonly world: World,
    readonly oracle: Oracle,
    readonly holes: Holes,
    readonly message: Message,
    readonly trace: Trace | undefined,
  ) {}

  get engine(): Engine {
    return this.set.engine;
  }

  hole(unknown: Unknown): string {
    return this.holes.charFor(unknown);
  }

  decide(condition: Unknown, at?: At): boolean {
    const { about } = condition;
    if (about === undefined) return this.isTrue(condition.key, condition.name, at);
    const subject = this.holes.spell(about.subject, 'key');
    if (about.is === 'set') return this.subjectIsSet(subject, condition.name, at);
    if (about.is === 'boolean') {
      const known = about.isString ? this.facts.truthOf(subject) : this.facts.isUnset(subject) ? false : undefined;
      if (known !== undefined) return known;
      const holds = this.isTrue(condition.key, condition.name, at);
      if (about.isString) this.facts.learnTruth(subject, holds);
      return holds;
    }
    return this.equals(subject, about.text, `${condition.name}`, at, about.negated);
  }

  /** Whether an unknown text is this one; what is learnt from the answer settles later questions. */
  private equals(subject: string, text: string, question: string, at?: At, negated = false): boolean {
    const known = this.facts.text(subject);
    if (known !== undefined) return (known === text) !== negated;
    if (this.facts.isUnset(subject)) return false; // a null is neither equal nor different
    if (!negated && text !== '' && this.facts.truthOf(subject) === false) return false;
    const holds = this.isTrue(`${negated ? 'differs' : 'equals'}(${subject},${text})`, question, at);
    if (holds !== negated) this.facts.learnText(subject, text);
    return holds;
  }

  /** Counts a step. @throws StackOverflow, Undetermined */
  step(at: At): void {
    if (this.depth > MAX_DEPTH) throw new StackOverflow();
    if (++this.steps > MAX_STEPS) throw new Undetermined(`more than ${MAX_STEPS} mediators ran`, at);
  }

  fail(message: string, at?: At, parser = false): never {
    throw new MediationFailure(message, true, parser, at);
  }

  /** A value nobody knows and that is no other's equal. */
  unknown(name: string, reason: string, isWords = false): Unknown {
    return new Unknown(name, reason, { key: `${name}#${++this.serial}`, isWords });
  }

  /** Asks the oracle; holes in the question are spelled out. */
  ask(key: string, question: string, alternatives: readonly string[], at?: At): number {
    return this.oracle.ask(this.holes.spell(key, 'key'), this.holes.spell(question, 'name'), alternatives, at);
  }

  isTrue(key: string, question: string, at?: At): boolean {
    return this.ask(key, question, YES_NO, at) === 0;
  }

  /** A text of which nobody knows the words, as a text. */
  wordsOf(what: string): string {
    return this.hole(this.unknown(what, 'Java words it', true));
  }

  /** Words of the Java runtime, which are those of the recorded one only in a concrete run. */
  jvmWords(recorded: string): string {
    return this.world.closed ? recorded : this.wordsOf('text of a Java runtime exception');
  }

  /** Whether a value that may be unset is set. */
  isSet(value: Unknown, at?: At): boolean {
    return this.subjectIsSet(this.holes.spell(value.key, 'key'), `${value.name} is set`, at);
  }

  private subjectIsSet(subject: string, question: string, at?: At): boolean {
    if (this.facts.isUnset(subject)) return false;
    if (this.facts.truthOf(subject) || this.facts.text(subject) !== undefined) return true;
    const isSet = this.isTrue(`set(${subject})`, question, at);
    if (!isSet) this.facts.learnUnset(subject);
    return isSet;
  }

  /** @see synapse-semantics 0.2 "Is a response" */
  isResponse(): boolean {
    const value = readDefault(this.message, 'RESPONSE');
    if (value instanceof Unknown || (typeof value === 'string' && isPartial(value))) {
      const key = value instanceof Unknown ? value.key : value;
      return this.isTrue(`RESPONSE(${key})`, 'RESPONSE is true');
    }
    return typeof value === 'string' ? value.toLowerCase() === 'true' : this.message.response;
  }

  /** The gateway's own main and fault, which stand in for missing ones: log, then drop. */
  builtIn(name: string): readonly Mediator[] | undefined {
    return name === 'main' || name === 'fault' ? BUILT_IN : undefined;
  }

  /** The registered sequence; a doubt about a class is a fork. */
  sequence(name: string): Deployment | undefined {
    this.reached.add(name);
    const deployment = this.set.sequences.get(name);
    const doubt = deployment?.doubts[0];
    if (doubt === undefined || deployment?.model === undefined) return deployment;
    const question = `the gateway has the class of line ${doubt.at.line} of ${doubt.at.file} (${doubt.words})`;
    return this.isTrue(`class:${doubt.words}`, question, doubt.at) ? deployment : undefined;
  }

  /** The result of a whole expression, before it becomes text. @throws MediationFailure */
  xpathValue(expression: Expression & { kind: 'xpath' }, at: At | undefined, message?: string): XPathValue {
    try {
      return evaluateXPath(this, expression, at);
    } catch (error) {
      if (error instanceof Unresolvable) {
        const text = message ?? `Evaluation of the XPath expression ${expression.source} resulted in an error`;
        throw new MediationFailure(text, true, false, at);
      }
      throw error;
    }
  }

  /** The text an expression gives: null, a text that may have holes, or an unknown that may be null. */
  text(expression: Expression, at?: At): string | Unknown | null {
    const text = this.textOf(expression, at);
    // a sequence that calls itself and copies the body doubles it each time
    if (typeof text === 'string' && text.length > (isPartial(text) ? MAX_PARTIAL : MAX_TEXT))
      throw new Undetermined('a text grows without bound', at);
    return text;
  }

  private textOf(expression: Expression, at?: At): string | Unknown | null {
    switch (expression.kind) {
      case 'xpath': {
        const value = this.xpathValue(expression, at);
        return this.looking(() =>
          resultText(value, expression.source, this.engine.elementTextTrimmed, (element) => this.xml(element)),
        );
      }
      case 'json':
        return this.jsonText(expression);
      case 'synapse': {
        const value = evaluateSynapse(this, expression);
        return value instanceof Unknown ? value : value.text;
      }
    }
  }

  /** Like `text`, with unknowns as holes and null as `nothing`. */
  textWithHoles(expression: Expression, nothing: string, at?: At): string {
    const text = this.text(expression, at);
    if (text instanceof Unknown) return this.hole(text);
    return text ?? nothing;
  }

  private jsonText(expression: Expression & { kind: 'json' }): string | Unknown {
    const { path, property } = expression;
    if (path === undefined) return '';
    let source: string | undefined;
    if (property !== undefined) {
      if (!this.engine.jsonEvalReadsProperties) return '';
      const value = readDefault(this.message, property);
      if (value instanceof Unknown) {
        return new Unknown(expression.source, value.reason, { key: `json(${value.key},${expression.source})` });
      }
      source = value instanceof JsonText ? value.text : typeof value === 'string' ? value : undefined;
    } else {
      source = this.jsonBody();
    }
    if (source === undefined) return '';
    if (isPartial(source)) {
      const key = `json(${source},${expression.source})`;
      return new Unknown(expression.source, 'part of the JSON is unknown', { key });
    }
    const json = readJsonOrNothing(source);
    const found = json && followPath(json, path);
    return found === undefined ? '' : found instanceof Unknown ? found : valueText(found);
  }

  /** The JSON text of the body, if it is JSON. */
  jsonBody(): string | undefined {
    const { message } = this;
    if (message.json === undefined) return undefined;
    const first = message.envelope.firstElement();
    return first === undefined || first.json !== undefined ? message.json : undefined;
  }

  xml(element: XElement): string {
    return this.looking(() => writeXml(element));
  }

  /** A copy, as long as the copies of one run stay within bounds. @throws Undetermined */
  copy(element: XElement, at?: At): XElement {
    this.copied += sizeOf(element);
    if (this.copied > MAX_COPIED) throw new Undetermined('the body grows without bound', at);
    return element.clone();
  }

  /** Runs something that looks at the body; what parsers throw becomes what the gateway throws. */
  looking<T>(look: () => T): T {
    try {
      return look();
    } catch (error) {
      throw this.thrown(error);
    }
  }

  /** What a parser throws as what the gateway throws; anything else as it is. */
  thrown(error: unknown): unknown {
    return parserFailure(error, (what) => this.wordsOf(`text of the exception about ${what}`)) ?? error;
  }

  /** Whether a text matches a Java pattern in full. */
  matches(text: string | Unknown, pattern: string, what: string, at?: At): boolean {
    const regex = javaRegex(pattern);
    const subject = this.holes.spell(text instanceof Unknown ? text.key : text, 'key');
    const known = text instanceof Unknown || isPartial(text) ? this.facts.text(subject) : text;
    const found = regex.is === 'regex' && known !== undefined ? regex.test(known) : undefined;
    if (found !== undefined) return found;
    const question = `${what} matches ${pattern}`;
    if (regex.is === 'regex' && regex.literal !== undefined) return this.equals(subject, regex.literal, question, at);
    return this.isTrue(`matches(${subject},${pattern})`, question, at);
  }
}

/** A property value as text: what `toString` gives. */
export function javaText(value: Value): string | Unknown {
  if (value === null) return 'null';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (value instanceof JavaNumber || value instanceof JsonText) return value.text;
  if (value instanceof JavaObject) return new Unknown(`text of a ${value.type}`, 'a Java object has a text of its own');
  return value instanceof XElement ? writeXml(value) : value;
}
