/**
 * JSON paths over a JSON text.
 * @see synapse-semantics 2.3 (`evaluator="json"`), 4.1 (`json-eval`)
 */
import type { JsonPath, JsonStep } from '../synapse/json-path.js';
import { type Json, jsonText } from './json-text.js';
import { hashMapOrder, javaDoubleText } from './numbers.js';
import { Unknown } from './values.js';

const member = (json: Json, name: string): Json | undefined => {
  if (json.is !== 'object') return undefined;
  // of two members of one name the last counts
  for (let i = json.members.length - 1; i >= 0; i--) {
    const [key, value] = json.members[i] as readonly [string, Json];
    if (key === name) return value;
  }
  return undefined;
};

function anywhere(json: Json, name: string): Json[] {
  if (json.is === 'array') return json.items.flatMap((item) => anywhere(item, name));
  if (json.is !== 'object') return [];
  const own = member(json, name);
  return [...(own === undefined ? [] : [own]), ...json.members.flatMap(([, value]) => anywhere(value, name))];
}

function take(json: Json, step: JsonStep): Json[] | undefined {
  switch (step.is) {
    case 'member': {
      const found = member(json, step.name);
      return found === undefined ? [] : [found];
    }
    case 'index': {
      if (json.is !== 'array') return [];
      const found = json.items[step.at < 0 ? json.items.length + step.at : step.at];
      return found === undefined ? [] : [found];
    }
    case 'all':
      return json.is === 'array' ? [...json.items] : json.is === 'object' ? json.members.map(([, value]) => value) : [];
    case 'anywhere':
      return anywhere(json, step.name);
    case 'slice':
      return json.is === 'array' ? json.items.slice(step.from ?? 0, step.to) : [];
    case 'opaque':
      return undefined;
  }
}

/**
 * The value a path leads to: an indefinite path gives an array.
 * @returns undefined when it leads nowhere; an unknown for paths we do not follow
 */
export function followPath(json: Json, path: JsonPath): Json | Unknown | undefined {
  let found: Json[] = [json];
  for (const step of path.steps) {
    const next: Json[] = [];
    for (const one of found) {
      const taken = take(one, step);
      if (taken === undefined) {
        const text = step.is === 'opaque' ? step.text : step.is;
        const key = `path(${jsonText(json)},${JSON.stringify(path.steps)})`;
        return new Unknown(`JSON path with ${text}`, 'we do not follow filters and functions of JSON paths', { key });
      }
      next.push(...taken);
    }
    found = next;
  }
  return path.definite ? found[0] : { is: 'array', items: found };
}

/** A number as Java prints it after reading: whole ones as they are, others as doubles. */
function numberText(text: string): string {
  return /^-?\d+$/.test(text) ? text : javaDoubleText(Number(text));
}

/** A JSON value as the text a mediator works with: strings bare, `null` empty, objects and arrays as JSON. */
export function valueText(json: Json): string {
  if (json.is === 'string') return json.value;
  if (json.is === 'literal') return json.value === null ? '' : String(json.value);
  return json.is === 'number' ? numberText(json.text) : jsonText(json);
}

/** Members in the order of a Java hash map, all the way down (2.6.0). */
export function inHashOrder(json: Json): Json {
  if (json.is === 'array') return { is: 'array', items: json.items.map(inHashOrder) };
  if (json.is !== 'object') return json;
  const members = new Map(json.members);
  const order = hashMapOrder([...members.keys()]);
  return { is: 'object', members: order.map((name) => [name, inHashOrder(members.get(name) as Json)] as const) };
}
