/** Whether an outcome that was predicted allows for what a concrete run gave. */
import type { Outcome, Template } from '../../src/core/mediation/index.js';

const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Empty elements are spelled in two ways; an unknown part may be empty. */
const spelled = (text: string): string => text.replace(/<([\w:]+)((?:\s[^<>]*)?)><\/\1>/g, '<$1$2/>');

/** SOAP envelopes are told by infoset: how the client spelled its prefix is not known. */
const unprefixed = (text: string): string => {
  const prefix = /<(\w+):Envelope\s[^>]*xmlns:\1=/.exec(text)?.[1];
  if (prefix === undefined || prefix === 'soapenv') return text;
  return text
    .replaceAll(`<${prefix}:`, '<soapenv:')
    .replaceAll(`</${prefix}:`, '</soapenv:')
    .replaceAll(`xmlns:${prefix}=`, 'xmlns:soapenv=');
};

const textOf = (template: Template): string =>
  template.map((piece) => (typeof piece === 'string' ? piece : `‹${piece.unknown}›`)).join('');

function allows(template: Template, text: string): boolean {
  const pattern = template.map((piece) => (typeof piece === 'string' ? literal(piece) : '[\\s\\S]*')).join('');
  if (new RegExp(`^${pattern}$`).test(text)) return true;
  // `<a>‹x›</a>` with nothing in it is written `<a/>`, inside of text as well
  const loose = pattern.replace(
    /(<|&lt;)([\w:]+)((?:\s[^<>]*?)?)>((?:\[\\s\\S\]\*)+)(?:<|&lt;)\/\2>/g,
    '(?:$1$2$3>[\\s\\S]*$1/$2>|$1$2$3/>)',
  );
  // blanks before an unknown part at the end go when it is empty
  const trimmed = loose.replace(/(?:\s*\[\\s\\S\]\*)+$/, '[\\s\\S]*').replace(/^(?:\[\\s\\S\]\*\s*)+/, '[\\s\\S]*');
  if (new RegExp(`^${trimmed}$`).test(text)) return true;
  return new RegExp(`^${loose}$`).test(text) || new RegExp(`^${loose}$`).test(spelled(text));
}

/** @returns why it does not; undefined when it does */
export function refusal(predicted: Outcome, got: Outcome, hiddenHeaders: ReadonlySet<string>): string | undefined {
  if (predicted.kind === 'unknown') return undefined;
  const isAnswer = ({ kind }: Outcome) => kind !== 'no-answer' && kind !== 'closed' && kind !== 'accepted-empty';
  if (!isAnswer(predicted) || !isAnswer(got)) {
    return predicted.kind === got.kind ? undefined : `kind ${predicted.kind}, got ${got.kind}`;
  }
  if (typeof predicted.status === 'number' && predicted.status !== got.status) return `status ${predicted.status}`;
  const body = textOf(got.payload);
  if (!allows(predicted.payload, body) && !allows(predicted.payload, unprefixed(body)))
    return `payload ${textOf(predicted.payload)}`;
  const begins = predicted.payload[0];
  // a shape is told with ordinary text in the unknown parts; what breaks the document has no shape
  const isTold = (typeof begins === 'string' || begins === undefined) && got.shape?.isValid === true;
  if (isTold && predicted.kind !== got.kind) return `kind ${predicted.kind}`;
  for (const { name, value } of got.headers) {
    const known = predicted.headers.filter((header) => header.name === name);
    if (known.some((header) => allows(header.value, textOf(value)))) continue;
    if (predicted.echoes && hiddenHeaders.has(name)) continue;
    return `no header ${name}: ${textOf(value)} among ${known.map((header) => textOf(header.value)).join(' | ')}`;
  }
  const names = new Set(got.headers.map(({ name }) => name));
  const lost = predicted.headers.find(({ name, when }) => when.length === 0 && !names.has(name));
  return lost === undefined ? undefined : `header ${lost.name} is always there`;
}
