/** A figure with its name, for FactGrid; `range` its interval, `note` what it rests on. */
export interface Fact {
  readonly label: string;
  readonly value: string;
  /** The figure in full, where it is shortened. */
  readonly full?: string | null;
  readonly range?: string | null;
  readonly note?: string | null;
}
