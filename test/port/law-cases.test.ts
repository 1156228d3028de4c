/** Sequences that broke a law of porting once, as small as they can be. */
import { describe, expect, test } from 'vitest';
import { canonical, port } from '../support/port.js';

const sequence = (...mediators: readonly string[]): string =>
  `<sequence xmlns="http://ws.apache.org/ns/synapse" name="generated">\n${mediators.map((one) => `    ${one}\n`).join('')}</sequence>\n`;

const isClean = ({ decisions }: { decisions: readonly { conflict?: unknown }[] }): boolean =>
  decisions.every(({ conflict }) => conflict === undefined);

const remove = (name: string, scope: string): string => `<property name="${name}" action="remove" scope="${scope}"/>`;
const when = (source: string, regex: string, then: string, otherwise = ''): string =>
  `<filter source="${source}" regex="${regex}"><then>${then}</then>${otherwise}</filter>`;
const own = '<payloadFactory media-type="json"><format>{"own":1}</format></payloadFactory>';
const text = (json: string): string =>
  `<payloadFactory media-type="json"><format>{"code":"$1","text":"${json}"}</format></payloadFactory>`;

describe('porting twice changes nothing', () => {
  test.each([
    [
      'where the vendor added something like what the user changed',
      sequence(remove('A', 'transport')),
      sequence('<switch source="$ctx:V"/>', remove('A', 'operation')),
      sequence(remove('B', 'transport'), remove('A', 'transport')),
    ],
    [
      'where the vendor replaced all that a condition of the user holds',
      sequence(when('$ctx:V', 'a', remove('A', 'axis2'), '<else/>')),
      sequence(when('$ctx:V', 'b', remove('B', 'axis2') + remove('A', 'axis2'), '<else/>')),
      sequence(when('$ctx:V', 'a', '<header name="To" action="remove"/>', '<else/>')),
    ],
    [
      'where an addition resembles the payload beside it',
      sequence(when('$ctx:V', 'a', '', `<else>${text('a')}</else>`)),
      sequence(when('$ctx:V', 'b', '', `<else>${own}${text('a')}</else>`)),
      sequence(
        when(
          '$ctx:V',
          'a',
          '',
          '<else><payloadFactory media-type="json"><format>{"n":"2"}</format></payloadFactory></else>',
        ),
      ),
    ],
  ])('%s', (_, base, ours, theirs) => {
    const first = port(base, ours, theirs);
    expect(isClean(first)).toBe(true);
    const second = port(base, ours, first.text);
    expect(isClean(second)).toBe(true);
    expect(second.text).toBe(first.text);
  });
});

describe('edits in different places commute', () => {
  const left = (...inside: readonly string[]): string => when('$ctx:PLACE', 'left', inside.join(''));
  const right = (...inside: readonly string[]): string => when('$ctx:PLACE', 'right', inside.join(''));
  const nested = when('$ctx:V', 'a', '<respond/>', '<else/>');
  test.each([
    [
      'where a bare mediator is put in here and taken out there',
      [left(), right(`<switch source="$ctx:V"><case regex="a">${nested}</case></switch>`)],
      [left('<respond/>'), right('<log level="custom"/>')],
      [
        left(),
        right(
          `<filter xpath="$ctx:W"><then><switch source="$ctx:V"><case regex="a">${nested}</case></switch></then></filter>`,
        ),
      ],
    ],
    [
      'where the vendor took out what one of them stands in',
      [left(), right(when('$ctx:V', 'a', '', '<else/>'), '<drop/>')],
      [left(when('$ctx:V', 'b', '<drop/>')), right(when('$ctx:V', 'a', '', '<else/>'))],
      [left(), ''],
    ],
    [
      'where the vendor put a condition around the other place',
      [left('<drop/>'), right()],
      [left(), right('<class name="com.example.C"/>')],
      [when('$ctx:PLACE', 'new', '<drop/>'), `<filter xpath="$ctx:W"><then>${right()}</then></filter>`],
    ],
  ] as const)('%s', (_, [l, r], [a, b], theirs) => {
    const between = (one: string, other: string): string => sequence(one, '<send/>', other);
    const [base, both] = [between(l, r), between(a, b)];
    const onto = (target: string, ours: string) => port(base, ours, target);
    const [p, q] = theirs;
    const target = between(p, q);
    const whole = onto(target, both);
    const [first, second] = [onto(target, between(a, r)), onto(target, between(l, b))];
    const [ab, ba] = [onto(first.text, between(l, b)), onto(second.text, between(a, r))];
    expect([whole, first, second, ab, ba].every(isClean)).toBe(true);
    expect(canonical(ab.text)).toBe(canonical(whole.text));
    expect(canonical(ba.text)).toBe(canonical(whole.text));
  });
});
