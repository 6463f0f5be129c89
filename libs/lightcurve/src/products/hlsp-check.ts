/** One of the checks that a product must pass before MAST takes it. */
export interface HlspCheck {
  /** 1 to 15, as the project's products page numbers them (section 6) */
  readonly number: number;
  readonly name: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly found: string;
}

/** A check that passes when there is no complaint; the complaints are what was found. */
export function checkOf(
  number: number,
  name: string,
  expected: string,
  complaints: readonly string[],
  foundWhenPassed: string,
): HlspCheck {
  return {
    number,
    name,
    passed: complaints.length === 0,
    expected,
    found: complaints.length === 0 ? foundWhenPassed : complaints.join('; '),
  };
}
