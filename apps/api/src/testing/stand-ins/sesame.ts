import { StandIn, textAnswer } from './stand-in.js';

/** What the stand-in knows of an object. */
export interface KnownObject {
  readonly mainName: string;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  /** μα cos δ and μδ (mas/yr). */
  readonly properMotion?: readonly [number, number];
  readonly aliases: readonly string[];
}

/** Starts a server that resolves names as Sesame does with `-oxpI`: `<base>/-oxpI/SNV?<name>`. */
export function startSesameStandIn(
  objects: ReadonlyMap<string, KnownObject>,
  port?: number,
): Promise<StandIn> {
  return StandIn.start(({ url }) => {
    const name = decodeURIComponent(url.search.slice(1)).replaceAll('+', ' ');
    return textAnswer(name, sesameXml(name, objects.get(name)), 'text/xml');
  }, port);
}

function sesameXml(name: string, object: KnownObject | undefined): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Sesame xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<Target option="SNV">
  <name>${escape(name)}</name>
  <!-- Q0 #1 -->
${object === undefined ? nothing : resolver(object)}
</Target>
</Sesame>
<!--- ====Done (2026-Nov-26,11:00:00z)==== -->
`;
}

const nothing = `  <Resolver name="S=Simbad"><!-- delay: 12 [ms] -->
    <INFO>*** Nothing found ***</INFO>
  </Resolver>`;

function resolver(object: KnownObject): string {
  const [alongRa, alongDec] = object.properMotion ?? [];
  const motion =
    alongRa === undefined
      ? ''
      : `    <pm><v>${Math.hypot(alongRa, alongDec ?? 0)}</v><pmRA>${alongRa}</pmRA><pmDE>${alongDec}</pmDE></pm>\n`;
  const aliases = object.aliases.map((alias) => `    <alias>${escape(alias)}</alias>`).join('\n');
  return `  <Resolver name="S=Simbad"><!-- delay: 12 [ms] -->
    <otype>PM*</otype>
    <jpos>00:00:00.0 +00:00:00</jpos>
    <jradeg>${object.rightAscensionDegrees}</jradeg><jdedeg>${object.declinationDegrees}</jdedeg>
    <refPos>2020yCat.1350....0G</refPos>
${motion}    <oname>${escape(object.mainName)}</oname>
${aliases}
    <nrefs>100</nrefs>
  </Resolver>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
