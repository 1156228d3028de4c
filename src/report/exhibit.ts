/** What a command shows besides its findings, in forms that a page can draw. The words are ready; nothing is escaped. */

export type ExhibitTone = 'error' | 'warning' | 'info' | 'good' | 'dim';

export interface EditView {
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
  readonly line: number;
  /** `filter/then/property[HTTP_SC,axis2]` */
  readonly path: string;
  readonly into?: string;
  /** What stands in the stock file, where that is known. */
  readonly stock?: string;
  readonly yours?: string;
  readonly facts: readonly { readonly name: string; readonly was?: string; readonly value?: string }[];
  readonly note?: string;
}

/** One file, or one that many tenants have alike. */
export interface FileExhibit {
  readonly kind: 'file';
  /** Heading that it stands under. */
  readonly group: string;
  readonly name: string;
  /** Numbers of tenants; empty where it is no tenant's. */
  readonly tenants: readonly string[];
  readonly verdict: string;
  readonly tone: ExhibitTone;
  /** What becomes of it, in few words that are the same for all such files: `keeps XML`. */
  readonly fate: string;
  readonly why: string;
  readonly edits: readonly EditView[];
}

export interface MatrixCellView {
  readonly tone: ExhibitTone;
  /** A few characters: `JSON`, `XML`, `202`. */
  readonly mark: string;
  /** The whole story, for who points at it or cannot see the colour. */
  readonly words: string;
}

export interface MatrixExhibit {
  readonly kind: 'matrix';
  readonly group: string;
  readonly title: string;
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly (MatrixCellView | undefined)[] }[];
}

export interface HttpView {
  /** `HTTP/1.1 401 Unauthorized` */
  readonly start: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** Answers to the same request, side by side: today and after. */
export interface ExchangeExhibit {
  readonly kind: 'exchange';
  readonly group: string;
  readonly title: string;
  readonly sides: readonly {
    readonly title: string;
    readonly tone: ExhibitTone;
    /** Absent where no answer comes, or none is known: `words` say so. */
    readonly answer?: HttpView;
    readonly words?: string;
  }[];
}

export type Exhibit = FileExhibit | MatrixExhibit | ExchangeExhibit;

/** Shows a report of one command. */
export type Exhibitor<R> = (report: R) => Iterable<Exhibit>;
