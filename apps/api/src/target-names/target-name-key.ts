/** Catalogues that are written in more than one way, by what observers write and how we compare. */
const catalogueSpellings: Readonly<Record<string, string>> = {
  AV: 'AZV',
  GL: 'GJ',
  GLIESE: 'GJ',
  MARK: 'MRK',
  MARKARIAN: 'MRK',
  MKN: 'MRK',
  MESSIER: 'M',
  SANDULEAK: 'SK',
  TONANTZINTLA: 'TON',
};

/** Catalogues whose entries are plain numbers, so that `MRK-0421` is `MRK-421`. */
const numberedCatalogues = new Set(
  ('3C AKN AZV GD GJ HD HIP HR IC KIC LHS LTT M MRK NGC ' + 'SAO TIC TOI TON TWA UGC UGCA UM ZW').split(' '),
);

/** Words that observers hang on a name when they observe a target again; they do not make another target. */
const repetition =
  /-(COPY|REPEAT|REVISIT|REVISED|SECOND|THIRD|TWEAK|UPDAT|UPDATE|UPDATED|NEW|(LONG|SHORT)?VISIT-?|EPOCH)\d*$/;

/** Bodies of the solar system, whose names observers number by visit. */
const solarSystemBody =
  /^(MERCURY|VENUS|MARS|JUPITER|SATURN|URANUS|NEPTUNE|PLUTO|CHARON|IO|EUROPA|GANYMEDE|CALLISTO|TITAN|ENCELADUS|TRITON|MOON|JUP|SAT|COMET)(-[A-Z][A-Z0-9]*)*?-?\d+$/;

/**
 * What target names are compared by: two names with the same key are names of one target as far as spelling can tell.
 *
 * The rules, in place of a list of names: case and blanks mean nothing; `NAME`, `V*`, `CL` and the like before a name
 * say what it is, not which; a hyphen counts between two digits only, where it is a sign or parts two numbers
 * (`WD-0308-565` is `WD0308-565` and not `WD0308+565`); two hyphens are a hyphen and a minus; words such as `-COPY2`
 * or `-VISIT3` say that it was observed again; a catalogue has one spelling (`GL` and `GJ`, `AV` and `AZV`) and its
 * numbers no zeros in front; Sanduleak's stars are written with a hyphen or without. The number behind the name of a
 * planet, moon or comet counts visits.
 *
 * It cannot know that `HZ-43` is `WD1314+293`: that is for the table of aliases and the name service. And it must not
 * be taken for proof: a mistyped sign makes a target of its own.
 *
 * @returns upper case letters, digits, `+`, `.` and `~` for a hyphen that counts; not empty unless the name has none
 *   of these; the key of a key is itself
 */
export function targetNameKey(name: string): string {
  let key = name.toUpperCase().trim();
  key = key.replace(/^(\*\*|\*|V\*|EM\*|CL\*|HIDDEN\*) +/, '');
  key = key.replace(/[\s_]+/g, '-').replace(/^(NAME|CL)-(?=[A-Z])/, '');
  for (let before = ''; before !== key;) {
    before = key;
    key = key.replace(repetition, '');
  }
  if (solarSystemBody.test(key)) key = key.replace(/-?\d+$/, '');
  key = key.replace(/^(BD|CD|CPD)-?([+~-]\d+)[D-]/, '$1$2~').replace(/^(BD|CD|CPD)-/, '$1~');
  key = key.replace(/--(?=\d)/g, '~').replace(/-(?=\d)(?<=\d-)/g, '~');
  key = key.replace(/[^A-Z0-9+~.]/g, '');
  return oneSpelling(key);
}

/** A catalogue's name and number in the spelling we compare by; other keys as they are. */
function oneSpelling(key: string): string {
  const match = /^(3C|[A-Z]+)(\d.*)$/.exec(key);
  if (match === null) return key;
  const written = match[1]!;
  const catalogue = catalogueSpellings[written] ?? written;
  let entry = match[2]!;
  if (numberedCatalogues.has(catalogue)) entry = entry.replace(/^0+(?=\d)/, '');
  if (catalogue === 'SK') entry = entry.replace(/~/g, '');
  return catalogue + entry;
}

/** The key of an alias that holds for one spelling only, to keep apart what the rules would join. */
export function exceptionKey(name: string): string {
  return `=${name.trim()}`;
}
