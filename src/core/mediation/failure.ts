/** The ways Java leaves its straight path. */
import type { At } from '../synapse/index.js';
import { JsonSyntax } from './json-text.js';
import { XmlSyntax } from './parse-xml.js';

/** A Java exception on its way up the mediators. */
export class MediationFailure {
  constructor(
    /** The exception's text; may have holes where nobody knows the words. */
    readonly message: string,
    /** Whether it is the engine's own exception type already; lists treat others differently. */
    readonly synapse: boolean,
    /** Whether its stack trace names an XML or JSON parser. */
    readonly parser = false,
    readonly at?: At,
  ) {}
}

/** The stack overflows: no answer, and no handler runs. */
export class StackOverflow {}

/** Turns what the parsers throw into what the gateway throws when it looks at a payload. */
export function parserFailure(error: unknown, unknownWords: (what: string) => string): MediationFailure | undefined {
  if (error instanceof JsonSyntax) {
    const message = `Error obtaining parser from data source:java.io.IOException: ${error.message}`;
    return new MediationFailure(message, false, true);
  }
  if (error instanceof XmlSyntax) {
    return new MediationFailure(error.message ?? unknownWords(error.what), false, true);
  }
  return undefined;
}
