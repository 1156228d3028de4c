/**
 * enrich: copies between body, properties, inline content and XPath targets, as far as that is known.
 * @see synapse-semantics 2.6
 */
import type { At, EnrichEnd, Mediator } from '../../synapse/index.js';
import { envelopeFrom } from '../envelope.js';
import { jsonElement } from '../json-to-xml.js';
import { NO_ENTITY_BODY, readDefault } from '../message.js';
import type { Run } from '../run.js';
import { fromFile, XElement, type XNode, XText } from '../tree.js';
import { isPartial, JsonText, Undetermined, Unknown } from '../values.js';
import { isNodeSet, itemText } from '../xpath-values.js';

type Enrich = Mediator & { readonly kind: 'enrich' };

type Source = { readonly nodes: readonly XElement[] } | { readonly text: string };

export function enrich(run: Run, { source, target, action, at }: Enrich): void {
  const found = run.looking(() => read(run, source, at));
  if (action !== 'replace') throw new Undetermined(`what enrich with the action ${action} makes is not recorded`, at);
  run.looking(() => write(run, target, found, at));
  if (run.engine.enrichReplacesEntity && (target.type === 'body' || target.type === 'envelope')) {
    run.message.axis2.set(NO_ENTITY_BODY, null);
  }
}

function read(run: Run, source: EnrichEnd, at: At): Source {
  const { message } = run;
  switch (source.type) {
    case 'body': {
      const json = run.jsonBody();
      if (json !== undefined) return { text: json };
      return { nodes: message.envelope.body.elements().map((element) => run.copy(element, at)) };
    }
    case 'envelope':
      return { nodes: [run.copy(message.envelope.root, at)] };
    case 'inline':
      if (source.element !== undefined) return { nodes: [fromFile(source.element)] };
      if (source.key !== undefined) throw new Undetermined('the source of enrich lies in the registry', at);
      return { text: source.text ?? '' };
    case 'property':
      return ofValue(run, readDefault(message, source.name), at);
    case 'custom':
      return ofExpression(run, source, at);
  }
}

function ofValue(run: Run, value: ReturnType<typeof readDefault>, at: At): Source {
  if (value instanceof XElement) return { nodes: [run.copy(value, at)] };
  if (value instanceof JsonText) return { text: value.text };
  if (typeof value === 'string') return { text: value };
  if (value === null) return run.fail(run.wordsOf('text of the exception about an empty source'), at);
  throw new Undetermined('the source of enrich is not known', at);
}

function ofExpression(run: Run, { expression }: EnrichEnd & { type: 'custom' }, at: At): Source {
  if (expression === undefined) throw new Undetermined('the source of enrich is not modelled', at);
  if (expression.kind === 'xpath') {
    const value = run.xpathValue(expression, at);
    if (isNodeSet(value)) {
      const elements = value.filter((item) => item.kind === 'element');
      if (elements.length > 0) return { nodes: elements.map((element) => run.copy(element, at)) };
      return { text: value.map(itemText).join('') };
    }
  }
  const text = run.text(expression, at);
  if (text === null) return run.fail(run.wordsOf('text of the exception about an empty source'), at);
  return { text: text instanceof Unknown ? run.hole(text) : text };
}

function write(run: Run, target: EnrichEnd, source: Source, at: At): void {
  const { message } = run;
  switch (target.type) {
    case 'body':
      if ('nodes' in source) putNodes(run, source.nodes);
      else putText(run, source.text, at);
      message.responsible.payload = at;
      return;
    case 'envelope': {
      const root = 'nodes' in source ? source.nodes[0] : undefined;
      const envelope = root && envelopeFrom(root);
      if (envelope === undefined) throw new Undetermined('enrich puts what is no envelope where the envelope is', at);
      message.envelope = envelope;
      message.responsible.payload = at;
      return;
    }
    case 'property': {
      const value = 'text' in source ? source.text : (source.nodes[0] ?? null);
      if (value !== null) message.default.set(target.name, value);
      return;
    }
    case 'inline':
    case 'custom':
      throw new Undetermined('what enrich makes of this target is not recorded', at);
  }
}

function putNodes({ message }: Run, nodes: readonly XElement[]): void {
  message.json = undefined;
  const [envelope] = nodes.map((node) => envelopeFrom(node));
  if (envelope !== undefined) {
    message.envelope = envelope;
    return;
  }
  message.envelope.put(undefined);
  for (const node of nodes) message.envelope.body.append(node);
}

/** Text onto an empty body inserts nothing; onto another, JSON replaces it from 3.2.0 and is appended before. */
function putText(run: Run, text: string, at: At): void {
  const { message, engine } = run;
  const first = message.envelope.firstElement();
  if (first === undefined) return;
  if (isPartial(text)) throw new Undetermined('whether the source of enrich is JSON is not known', at);
  const isJson = /^\s*[{[]/.test(text);
  if (!engine.enrichReplacesEntity) {
    const plain = new XElement(first.prefix, first.ns, first.local);
    plain.attributes = first.attributes;
    plain.declarations = first.declarations;
    const children: XNode[] = [...first.children, new XText(text)];
    for (const child of children) plain.append(child);
    message.envelope.body.replace(first, plain);
  } else if (isJson) {
    message.json = text;
    message.envelope.put(jsonElement(text, engine));
  }
}
