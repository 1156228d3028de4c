/** Random sequences of the mediators that are followed exactly, and random messages to run them over. */
import fc from 'fast-check';
import type { Caller } from '../../src/core/mediation/caller-names.js';

const NAMES = ['A', 'B', 'FLAG', 'ERROR_CODE', 'ERROR_MESSAGE', 'ERROR_DETAIL', 'CUSTOM_HTTP_SC', 'UNSET'];
const HEADERS = ['Accept', 'X-In', 'Authorization', 'X-Set', 'Content-Type'];

const VALUES = [
  '',
  ' ',
  'plain words',
  'Invalid "token"',
  'a & b < c',
  '<b>x</b>',
  '<b i="1">x</b>',
  '<b>open',
  'x <b>y</b>',
  '{"a":1}',
  '[list] of',
  '{',
  'true',
  'false',
  'null',
  '0',
  '404',
  '007',
  '1.50',
  '1e5',
  '-',
  '401 ',
  '99',
  '600',
  '204',
  'é€',
  'line\nbreak',
  'back\\slash',
  '$1',
  'GET',
  'pox',
  'application/json',
];

const escaped = (text: string): string =>
  text.replace(/[&<>"'\n]/g, (c) => `&#${c.charCodeAt(0)};`).replace(/[^\0-\x7f]/gu, (c) => `&#${c.codePointAt(0)};`);

const pick = <T>(items: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...items);

const attribute = (name: string, value: string): string => ` ${name}="${escaped(value)}"`;

const reference = fc.oneof(
  { weight: 5, arbitrary: pick(NAMES).map((name) => `$ctx:${name}`) },
  { weight: 2, arbitrary: pick(NAMES).map((name) => `get-property('${name}')`) },
  { weight: 2, arbitrary: pick(HEADERS).map((name) => `$trp:${name}`) },
  {
    weight: 1,
    arbitrary: pick(['messageType', 'HTTP_METHOD', 'HTTP_SC', 'custom']).map((name) => `$axis2:${name}`),
  },
  { weight: 1, arbitrary: pick(["get-property('MESSAGE_FORMAT')", '$url:q', '//id', '//*', 'count(//id)', '$body/*']) },
);

const expression: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: reference },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        pick([
          'string(@)',
          'boolean(@)',
          'not(@)',
          'number(@)',
          'string-length(@)',
          'normalize-space(@)',
          "concat('a-',@)",
          "concat(@,'-z')",
          'concat(@,@)',
          'substring(@,2)',
          "substring-before(@,' ')",
          "contains(@,'a')",
          "starts-with(@,'9')",
          "translate(@,'a','b')",
          '@ + 1',
          "'lit'",
          '5',
          'json-eval($.order.id)',
        ]),
        reference,
      )
      .map(([shape, one]) => shape.replaceAll('@', one)),
  },
);

const condition = fc
  .tuple(
    pick([
      '@',
      '@ = 900901',
      "@ = '900901'",
      "@ != 'plain words'",
      "@ = 'true'",
      '@ > 3',
      'not(@)',
      'boolean(@)',
      '@ and //id',
      '@ or @@',
      '@ = @@',
      'string-length(@) > 3',
      "contains(@,'o')",
      "string(@) = '404'",
    ]),
    reference,
    reference,
  )
  .map(([shape, one, other]) => shape.replaceAll('@@', other).replaceAll('@', one));

const regex = pick(['', '.*', '.+', 'GET', 'true', '9009.*', 'plain words', '404|405', 'pox', '\\d+']);
const value = pick(VALUES);
const type = pick([
  'application/json',
  'application/xml',
  'text/xml',
  'text/plain',
  'text/html',
  'application/soap+xml',
  'application/x-www-form-urlencoded',
  'application/problem+json',
]);

/** `value="…"` or `expression="…"`. */
const source = fc.oneof(
  value.map((text) => attribute('value', text)),
  expression.map((text) => attribute('expression', text)),
);

const property = fc.oneof(
  fc
    .tuple(
      pick(NAMES),
      source,
      pick(['', '', ' type="STRING"', ' type="BOOLEAN"', ' type="INTEGER"', ' pattern="(\\d)\\d*" group="1"']),
    )
    .map(([name, from, how]) => `<property name="${name}"${from}${how}/>`),
  pick(NAMES).map((name) => `<property name="${name}" action="remove"/>`),
  fc
    .tuple(pick(['X-Set', 'X-In', 'Content-Type']), source)
    .map(([n, from]) => `<property name="${n}" scope="transport"${from}/>`),
  pick(HEADERS).map((name) => `<property name="${name}" scope="transport" action="remove"/>`),
  pick(['401', '503', '204', '200']).map((sc) => `<property name="HTTP_SC" scope="axis2" value="${sc}"/>`),
  source.map((from) => `<property name="HTTP_SC" scope="axis2"${from}/>`),
  type.map((one) => `<property name="messageType" scope="axis2" value="${one}"/>`),
  type.map((one) => `<property name="ContentType" scope="axis2" value="${one}"/>`),
  pick(['ContentType', 'messageType', 'NO_ENTITY_BODY', 'TRANSPORT_HEADERS', 'HTTP_SC']).map(
    (name) => `<property name="${name}" scope="axis2" action="remove"/>`,
  ),
  fc.constant('<property name="RESPONSE" value="true"/>'),
  expression.map((one) => `<property name="custom" scope="axis2"${attribute('expression', one)}/>`),
);

const JSON_FORMATS = [
  '{"code":"$1","text":"$2"}',
  '{"code":$1,"d":$2}',
  '["$1"]',
  '"$1"',
  '$1',
  '{"a":"x $1 y"}',
  '{"a":"$3"}',
  '{}',
];
const XML_FORMATS = [
  '<f xmlns=""><c>$1</c><d>$2</d></f>',
  '<am:fault xmlns:am="http://wso2.org/apimanager"><am:code>$1</am:code><am:message>x $2</am:message></am:fault>',
  '<r xmlns="" a="$1">$2</r>',
  '<r xmlns="">$1<s/></r>',
  '<r>$1</r>',
  '<r xmlns=""><i>$1</i><i>$2</i></r>',
];
const TEXT_FORMATS = ['$1', 'text $1 $2', '{"j":"$1"}', ''];

const args = fc.array(
  fc.tuple(source, pick(['', '', '', ' literal="true"'])).map(([from, literal]) => `<arg${from}${literal}/>`),
  { minLength: 1, maxLength: 2 },
);
const jsonArg = pick(['$.order.id', '$.order', '$.none']).map((path) => `<arg evaluator="json" expression="${path}"/>`);

const payload = fc
  .tuple(
    fc.oneof(
      { weight: 4, arbitrary: pick(JSON_FORMATS).map((text) => ['json', escaped(text)] as const) },
      { weight: 4, arbitrary: pick(XML_FORMATS).map((text) => ['xml', text] as const) },
      { weight: 1, arbitrary: pick(TEXT_FORMATS).map((text) => ['text', escaped(text)] as const) },
    ),
    fc.oneof({ weight: 9, arbitrary: args }, { weight: 1, arbitrary: jsonArg.map((arg) => [arg]) }),
  )
  .map(
    ([[media, format], given]) =>
      `<payloadFactory media-type="${media}"><format>${format}</format><args>${given.join('')}</args></payloadFactory>`,
  );

const makefault = fc
  .tuple(
    pick(['soap11', 'soap12', 'pox']),
    pick(['', ' response="true"', ' response="false"']),
    source,
    fc.option(expression),
  )
  .map(([version, response, reason, detail]) => {
    const [ns, code] =
      version === 'soap12'
        ? ['http://www.w3.org/2003/05/soap-envelope', 'Sender']
        : ['http://schemas.xmlsoap.org/soap/envelope/', 'Server'];
    const codeElement = version === 'pox' ? '' : `<code xmlns:s="${ns}" value="s:${code}"/>`;
    const detailElement = detail === null ? '' : `<detail${attribute('expression', detail)}/>`;
    return `<makefault version="${version}"${response}>${codeElement}<reason${reason}/>${detailElement}</makefault>`;
  });

const enrich = fc
  .tuple(
    fc.oneof(
      pick(['<x xmlns="">1</x>', '{"e":1}']).map((inline) => `<source type="inline">${inline}</source>`),
      pick(NAMES).map((name) => `<source type="property" property="${name}"/>`),
      fc.constant('<source type="body"/>'),
    ),
    fc.oneof(
      fc.constant('<target type="body"/>'),
      pick(NAMES).map((name) => `<target type="property" property="${name}"/>`),
    ),
  )
  .map(([from, to]) => `<enrich>${from}${to}</enrich>`);

const { list } = fc.letrec<{ list: string; mediator: string; filter: string; switch: string }>((tie) => ({
  mediator: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 8, arbitrary: property },
    { weight: 5, arbitrary: payload },
    { weight: 4, arbitrary: tie('filter') },
    { weight: 2, arbitrary: tie('switch') },
    { weight: 2, arbitrary: makefault },
    { weight: 1, arbitrary: enrich },
    { weight: 3, arbitrary: fc.constant('<header name="To" action="remove"/>') },
    { weight: 1, arbitrary: source.map((from) => `<header name="X-Set" scope="transport"${from}/>`) },
    {
      weight: 1,
      arbitrary: expression.map(
        (one) => `<log level="custom"><property name="l"${attribute('expression', one)}/></log>`,
      ),
    },
    { weight: 2, arbitrary: fc.constant('<sequence key="sub"/>') },
    { weight: 1, arbitrary: fc.constant('<sequence key="absent"/>') },
    { weight: 1, arbitrary: tie('list').map((inner) => `<in>${inner}</in>`) },
    { weight: 1, arbitrary: tie('list').map((inner) => `<out>${inner}</out>`) },
    { weight: 1, arbitrary: pick(['<send/>', '<respond/>', '<drop/>', '<log level="full"/>']) },
  ),
  list: fc.array(tie('mediator'), { maxLength: 4 }).map((all) => all.join('')),
  filter: fc
    .tuple(
      fc.oneof(
        condition.map((xpath) => attribute('xpath', xpath)),
        fc
          .tuple(expression, regex)
          .filter(([, r]) => r !== '')
          .map(([from, r]) => attribute('source', from) + attribute('regex', r)),
      ),
      tie('list'),
      fc.option(tie('list')),
    )
    .map(([test, yes, no]) => `<filter${test}><then>${yes}</then>${no === null ? '' : `<else>${no}</else>`}</filter>`),
  switch: fc
    .tuple(
      expression,
      fc.array(
        fc.tuple(
          regex.filter((r) => r !== ''),
          tie('list'),
        ),
        { maxLength: 2 },
      ),
      fc.option(tie('list')),
    )
    .map(([from, cases, otherwise]) => {
      const branches = cases.map(([r, inner]) => `<case${attribute('regex', r)}>${inner}</case>`).join('');
      return `<switch${attribute('source', from)}>${branches}${otherwise === null ? '' : `<default>${otherwise}</default>`}</switch>`;
    }),
}));

const file = (name: string, body: string): string =>
  `<sequence xmlns="http://ws.apache.org/ns/synapse" name="${name}">${body}</sequence>`;

/** What most sequences that answer do, so that not all of them end without an answer. */
const ANSWERS = [
  '',
  '<header name="To" action="remove"/><property name="RESPONSE" value="true"/>',
  '<header name="To" action="remove"/><property name="RESPONSE" value="true"/><property name="NO_ENTITY_BODY" scope="axis2" action="remove"/><send/>',
  '<respond/>',
];

const FAULT =
  '<header name="To" action="remove"/><property name="RESPONSE" value="true"/><payloadFactory media-type="json"><format>{"fault":"$1"}</format><args><arg expression="$ctx:ERROR_MESSAGE"/></args></payloadFactory><property name="HTTP_SC" scope="axis2" value="555"/><send/>';

/** Files of a gateway: what is asked, what it calls, and mostly a fault sequence. */
export const files: fc.Arbitrary<Readonly<Record<string, string>>> = fc
  .tuple(fc.array(list, { minLength: 1, maxLength: 3 }), pick(ANSWERS), fc.option(list), fc.boolean())
  .map(([body, end, sub, hasFault]) => ({
    'entry.xml': file('entry', body.join('') + end),
    ...(sub !== null && { 'sub.xml': file('sub', sub) }),
    ...(hasFault && { 'fault.xml': file('fault', FAULT) }),
  }));

export type SettingType = 'STRING' | 'INTEGER' | 'BOOLEAN';

export interface Given {
  readonly name: string;
  readonly type: SettingType;
  readonly value: string;
  /** Prediction is not told. */
  readonly hidden: 'no' | 'value' | 'all';
}

const given = (name: string): fc.Arbitrary<Given> =>
  fc.record({
    name: fc.constant(name),
    type: pick<SettingType>(['STRING', 'STRING', 'STRING', 'INTEGER', 'BOOLEAN']),
    value,
    hidden: pick<Given['hidden']>(['no', 'value', 'all']),
  });

const header = (name: string): fc.Arbitrary<Given> =>
  fc.record({
    name: fc.constant(name),
    type: fc.constant('STRING'),
    value: value.filter((text) => /^[!-~]+(?: [!-~]+)*$/.test(text)),
    hidden: pick<Given['hidden']>(['no', 'value', 'all']),
  });

const BODIES: readonly (readonly [type: string | undefined, body: string, method: string, action?: string])[] = [
  [undefined, '', 'GET'],
  [undefined, '', 'DELETE'],
  ['application/json', '{"order":{"id":7,"tags":["a","b"]}}', 'POST'],
  ['application/json', '[1,"a"]', 'POST'],
  ['application/xml', '<order><id>7</id></order>', 'POST'],
  ['application/x-www-form-urlencoded', 'id=7&b=x', 'POST'],
  ['text/plain', 'hello', 'POST'],
  [
    'text/xml',
    '<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/"><soapenv:Body><q/></soapenv:Body></soapenv:Envelope>',
    'POST',
    '"urn:op"',
  ],
  [
    'application/soap+xml',
    '<e:Envelope xmlns:e="http://www.w3.org/2003/05/soap-envelope"><e:Body><q/></e:Body></e:Envelope>',
    'POST',
  ],
];

export interface Message {
  readonly caller: Caller;
  readonly status: number;
  readonly hidesStatus: boolean;
  readonly context: readonly Given[];
  readonly request: (typeof BODIES)[number];
  readonly hidesBody: boolean;
  readonly headers: readonly Given[];
}

export const message: fc.Arbitrary<Message> = fc.record({
  caller: pick<Caller>([
    'plain',
    'plain',
    'auth',
    'throttle',
    'graphql',
    'backend',
    'blocked',
    'backend-down',
    'mismatch',
    'main',
  ]),
  status: pick([401, 429, 503]),
  hidesStatus: fc.boolean(),
  context: fc
    .tuple(...NAMES.filter((n) => n !== 'UNSET').map((n) => fc.option(given(n))))
    .map((all) => all.filter((one) => one !== null)),
  request: pick(BODIES),
  hidesBody: fc.boolean(),
  headers: fc
    .tuple(...['Accept', 'X-In', 'Authorization'].map((n) => fc.option(header(n))))
    .map((all) => all.filter((one) => one !== null)),
});
