import { useId } from 'react';
import { glossary, type GlossaryEntry, type GlossaryName } from './glossary.js';

interface Props {
  readonly name: GlossaryName;
}

/** A small mark beside a quantity; a click opens what it is, its formula, source and caveats. Escape closes it. */
export function Explained({ name }: Props) {
  const id = useId();
  const entry = glossary[name];
  return (
    <>
      <button
        type="button"
        className="explain"
        popoverTarget={id}
        aria-label={`What is ${entry.name}?`}
        onClick={(event) => event.stopPropagation()}
      >
        <span aria-hidden>?</span>
      </button>
      <span id={id} popover="auto" className="explanation" role="dialog" aria-label={entry.name}>
        <Explanation entry={entry} />
      </span>
    </>
  );
}

/** What a quantity is, in a few lines. */
export function Explanation({ entry }: { readonly entry: GlossaryEntry }) {
  const { name, unit, meaning, formula, source, beware } = entry;
  return (
    <>
      <b>
        {name}
        {unit !== '' && <span className="unit"> {unit}</span>}
      </b>
      <span>{meaning}</span>
      {formula !== undefined && <span className="formula">{formula}</span>}
      {beware !== undefined && <span className="beware">{beware}</span>}
      {source !== undefined && <span className="unit">{source}</span>}
    </>
  );
}
