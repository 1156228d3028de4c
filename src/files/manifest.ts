/** Small XML documents of which only values are wanted and no places, as plain objects. */
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { decodeXml, doctypeAt } from '../core/xml/index.js';

/** Attributes under `@name`; every element a list, so that one and many are read alike. */
export type Manifest = Readonly<Record<string, readonly ManifestElement[] | undefined>>;
export type ManifestElement = Readonly<Record<string, string | readonly ManifestElement[] | undefined>>;

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
});

export type ManifestResult =
  | { readonly ok: true; readonly manifest: Manifest }
  | { readonly ok: false; readonly reason: string };

/** @throws never */
export function readManifest(bytes: Uint8Array): ManifestResult {
  const decoded = decodeXml(bytes);
  if (!decoded.ok) return decoded;
  const { text } = decoded;
  if (doctypeAt(text) >= 0) return { ok: false, reason: 'a document type declaration is refused' };
  const checked = XMLValidator.validate(text);
  if (checked !== true) {
    const { msg, line, col } = checked.err;
    return { ok: false, reason: `${msg.replace(/\.$/, '')}, line ${line}, column ${col}` };
  }
  try {
    return { ok: true, manifest: parser.parse(text) as Manifest };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

export function attributeOf(element: ManifestElement, name: string): string | undefined {
  const value = element[`@${name}`];
  return typeof value === 'string' ? value : undefined;
}

export function elementsCalled(parent: Manifest | ManifestElement, name: string): readonly ManifestElement[] {
  const found = parent[name];
  return typeof found === 'object' ? found : [];
}

export function textOf(element: ManifestElement): string {
  const text = element['#text'];
  return typeof text === 'string' ? text.trim() : '';
}
