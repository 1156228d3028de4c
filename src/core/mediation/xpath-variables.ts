/**
 * `$ctx:name`, `$axis2:name`, `$body` and the like.
 * @see synapse-semantics 4.1
 */
import { readAxis2, readDefault, readOperation, readTransport } from './message.js';
import { XElement } from './tree.js';
import { Unknown, type Value } from './values.js';
import { type Evaluation, Unresolvable } from './xpath.js';
import type { XPathValue } from './xpath-values.js';

/** A property as an XPath value: XML becomes a node-set of one. */
export const asXPathValue = (value: Value): XPathValue => (value instanceof XElement ? [value] : value);

export function readVariable(run: Evaluation, prefix: string, local: string): XPathValue {
  const { message } = run;
  if (prefix === '') {
    if (local === 'body') return [message.envelope.body];
    if (local === 'header') return message.envelope.header === undefined ? [] : [message.envelope.header];
    if (local === 'env') return [message.envelope.root];
    throw new Unresolvable(`$${local}`);
  }
  // a prefix that is bound to a namespace names no scope any more
  if (run.expression.namespaces.has(prefix)) throw new Unresolvable(`$${prefix}:${local}`);
  switch (prefix) {
    case 'ctx':
      return asXPathValue(readDefault(message, local));
    case 'axis2':
      return asXPathValue(readAxis2(message, local));
    case 'trp':
      return asXPathValue(readTransport(message, local));
    case 'operation':
      return asXPathValue(readOperation(message, local));
    case 'var':
      if (message.engine.synapseExpressions) return asXPathValue(message.variables.get(local) ?? null);
      break;
    case 'url':
      return queryParameter(run, local);
    case 'func':
      return null;
    case 'sys':
      return message.surmise('system', local) ?? '';
    default:
      break;
  }
  // any other prefix may name a map in a property
  const holder = readDefault(message, prefix);
  if (holder instanceof Unknown)
    return new Unknown(`$${prefix}:${local}`, holder.reason, { key: `${holder.key}:${local}` });
  throw new Unresolvable(`$${prefix}:${local}`);
}

/** Empty when the parameter is absent or To is none. */
export function queryParameter(run: { readonly message: Evaluation['message'] }, name: string): string | Unknown {
  const { to } = run.message;
  if (to instanceof Unknown)
    return new Unknown(`query parameter ${name}`, to.reason, { key: `url(${to.key},${name})` });
  if (typeof to !== 'string') return '';
  const query = to.indexOf('?');
  if (query < 0) return '';
  for (const pair of to.slice(query + 1).split('&')) {
    const equals = pair.indexOf('=');
    if ((equals < 0 ? pair : pair.slice(0, equals)) !== name) continue;
    const raw = equals < 0 ? '' : pair.slice(equals + 1);
    try {
      return decodeURIComponent(raw.replace(/\+/g, ' '));
    } catch {
      return new Unknown(`query parameter ${name}`, 'its escapes are broken', { key: `url(${to},${name})` });
    }
  }
  return '';
}
