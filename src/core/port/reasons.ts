/** Why an edit did not simply go over as it was: one line for each reason, with the place it is known from. */

interface ReasonText {
  /** A sentence without a full stop; `{x}` is filled in. */
  readonly words: string;
  readonly source?: string;
}

export const REASONS = {
  // Dropped
  'error-message-type': {
    words: 'only the Java handlers up to 3.2 read error_message_type; from 4.0.0 the sequence itself answers, in JSON',
    source: 'gateway-faults A.3, A.4 checklist 7',
  },
  'class-gone': {
    words: '{to} has no class {class}, and a sequence that names it does not deploy',
    source: 'gateway-faults F',
  },
  'no-namespaces': {
    words: 'the payload is JSON now, which has no namespaces; clients receive the members without it',
    source: 'synapse-semantics 3.4',
  },
  'type-follows-payload': {
    words: 'the payload is JSON now, so its type stays application/json; with {type} it would leave as something else',
    source: 'synapse-semantics 3.3, trap 24',
  },
  'media-follows': {
    words: '{to} makes this payload in JSON, so media-type="xml" has no place there',
    source: 'synapse-semantics 2.3',
  },
  'type-needed': {
    words:
      '{to} answers in JSON here, and says so with this messageType; without it the payload would leave as something else',
    source: 'synapse-semantics 3.3, trap 24',
  },
  contract: {
    words:
      '{to} sends the answer from here, and needs this for it: a response, without the address of the backend, with a body',
    source: 'gateway-faults A.4 checklist 2 to 4',
  },
  'status-by-caller': {
    words: 'Java sets the status after this sequence, in {from} as in {to}, so no client ever saw this HTTP_SC',
    source: 'gateway-faults A.3; synapse-semantics trap 5',
  },
  'arg-unused': {
    words: 'the new payload may still count on the arg; one that nothing uses does nothing',
    source: 'synapse-semantics 2.3',
  },
  // Translated
  'payload-to-json': {
    words: 'the same edit in the JSON payload of {to}',
    source: 'gateway-faults B.1, B.3; synapse-semantics 3.4',
  },
  'own-to-json': {
    words: 'your XML payload as JSON, as {to} answers',
    source: 'gateway-faults B.1, B.3; synapse-semantics 3.4',
  },
  'own-envelope': {
    words: 'your own payload as JSON, in the place of the one that {to} builds',
    source: 'gateway-faults B.1, B.3; synapse-semantics 3.4',
  },
  'own-payload': { words: 'your own payload in the place of the one that {to} builds' },
  'own-entry': {
    words:
      'your own payload from the registry, in the place of the one that {to} builds; the entry has to be in the registry of {to} too',
    source: 'synapse-semantics 2.3',
  },
  'own-answer': {
    words: 'Java built this answer in {from}; {to} builds it here, so your payload stands in its place',
    source: 'gateway-faults A.3',
  },
  'soap-beside': { words: 'SOAP callers get the SOAP fault of {to}', source: 'gateway-faults B.4' },
  'json-by-conversion': {
    words:
      'in {from} the XML became {"fault":{"code":900901,…}} by its type; {to} answers {"code":"900901",…}, so clients that read the old JSON have to change too',
    source: 'gateway-faults B.2, B.3',
  },
  'status-first': {
    words: 'the status that {to} sets goes before it, so that yours counts',
    source: 'synapse-semantics 2.1',
  },
  'not-evaluated': {
    words: '{to} would evaluate what stands in braces after a $; it is spelled so that it stays the text that it was',
    source: 'synapse-semantics 2.3, 4.4',
  },
  'type-to-json': { words: 'the type follows the payload, which is JSON now', source: 'synapse-semantics 2.3' },
  'arg-renumbered': { words: 'the args of {to} have other numbers' },
  'arg-spelled': {
    words: 'in JSON a fixed value would be escaped as XML; as an expression it stays the text that it was',
    source: 'synapse-semantics 2.3, trap 18',
  },
  'class-own': {
    words: '{class} does not come with the product: its jar must be in repository/components/lib of {to}, built for it',
    source: 'gateway-faults F',
  },
  // Left for a person
  'payload-thrown-away': {
    words:
      'in {from} this payload never reached a client, because Java put its own in its place; here it would. Put it into the payloadFactory of {to} if clients are to receive it now',
    source: 'gateway-faults A.3',
  },
  'own-negotiation': {
    words:
      'you choose the payload by the Accept header, so it stays in the formats that you chose; see that no messageType behind it says otherwise',
  },
  'reads-xml': {
    words: 'it looks into the payload as XML, and {to} builds JSON: see that it still finds what it looks for',
    source: 'synapse-semantics 3.4 "JSON → XML"',
  },
  'stays-xml': { words: '{why}; it stays XML' },
  // Conflicts
  'same-conflict': { words: 'it is one with the conflict before it' },
  // Already there
  'already-there': { words: '{to} has it already' },
  'already-gone': { words: '{to} does not have it any more either' },
} as const satisfies Record<string, ReasonText>;

export type ReasonCode = keyof typeof REASONS;

export type ReasonArgs = Readonly<Record<string, string>>;

/** The sentence of a reason. */
export const reasonWords = (code: ReasonCode, args: ReasonArgs = {}): string =>
  REASONS[code].words.replace(/\{(\w+)\}/g, (_, name: string) => args[name] ?? 'the new release');

export const reasonSource = (code: ReasonCode): string | undefined => (REASONS[code] as ReasonText).source;
