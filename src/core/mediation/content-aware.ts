/**
 * Which mediators make their list read the request body before they run.
 * @see synapse-semantics 0.5
 */
import { opaqueEffect } from '../stock/mediators.js';
import type { Expression, Mediator, PropertySetting } from '../synapse/index.js';
import { unreachable } from './unreachable.js';

const looks = (expression: Expression | undefined): boolean =>
  expression !== undefined && (expression.kind === 'json' || expression.contentAware);

const AXIS2_NAMES = new Set(['messageType', 'DISABLE_CHUNKING', 'FORCE_HTTP_1.0']);

const propertyLooks = ({ expression, scope, name }: PropertySetting): boolean =>
  looks(expression) || (scope === 'axis2' && AXIS2_NAMES.has(name));

function compute(mediator: Mediator): boolean {
  switch (mediator.kind) {
    case 'payload':
    case 'makefault':
    case 'enrich':
    case 'validate':
      return true;
    case 'log':
      return mediator.level !== 'custom' || mediator.properties.some(({ expression }) => looks(expression));
    case 'property':
      return propertyLooks(mediator.property);
    case 'property-group':
      return mediator.properties.some(propertyLooks);
    case 'header':
      return !mediator.transport || looks(mediator.expression);
    case 'variable':
      return looks(mediator.expression);
    case 'filter':
      return looks(mediator.xpath ?? mediator.source);
    case 'switch':
      return looks(mediator.source);
    case 'call-sequence':
      return 'expression' in mediator.key && looks(mediator.key.expression);
    case 'inline-sequence':
      return mediator.list.some((child) => compute(child));
    case 'opaque':
      return opaqueEffect(mediator.element).body;
    case 'comment':
    case 'router':
    case 'in':
    case 'out':
    case 'send':
    case 'respond':
    case 'drop':
    case 'loopback':
    case 'throw-error':
    case 'call-template':
    case 'class':
      return false;
    default:
      return unreachable(mediator);
  }
}

const known = new WeakMap<Mediator, boolean>();

export function looksAtBody(mediator: Mediator): boolean {
  let answer = known.get(mediator);
  if (answer === undefined) {
    answer = compute(mediator);
    known.set(mediator, answer);
  }
  return answer;
}
