import { all, type Condition } from './condition.js';
import type { ListContext } from './list-definition.js';

/** The rows that a question is about, in SQL, and the state of the archive in which it was asked. */
export interface Chosen {
  readonly where: Condition;
  /** SQL of what rows without what is joined do not hold */
  readonly needed: string;
  /** what the filters alone say */
  readonly matching: Condition;
  /** which rows the public must not see; undefined: it may see all */
  readonly hidden: Condition | undefined;
  readonly revision: string;
  readonly context: ListContext;
}

/** @param needed SQL of the condition, when it does not hold for rows without what is joined */
export function narrowed(chosen: Chosen, condition: Condition, needed = ''): Chosen {
  return { ...chosen, where: all([chosen.where, condition]), needed: chosen.needed + needed };
}
