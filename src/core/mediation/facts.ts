/** What the answers of one run have told about unknown values, so that later questions follow from them. */
export class Facts {
  private readonly texts = new Map<string, string>();
  private readonly unset = new Set<string>();
  private readonly truths = new Map<string, boolean>();

  learnText(subject: string, text: string): void {
    this.texts.set(subject, text);
  }

  learnUnset(subject: string): void {
    this.unset.add(subject);
  }

  /** XPath's truth of a value that is a String if it is anything: set, and not the empty text. */
  learnTruth(subject: string, isTrue: boolean): void {
    this.truths.set(subject, isTrue);
  }

  text(subject: string): string | undefined {
    return this.texts.get(subject);
  }

  isUnset(subject: string): boolean {
    return this.unset.has(subject);
  }

  /** Only for Strings: the text `false` of a Boolean is not true. */
  truthOf(subject: string): boolean | undefined {
    const text = this.texts.get(subject);
    if (text !== undefined) return text !== '';
    return this.unset.has(subject) ? false : this.truths.get(subject);
  }
}
