import { ask, textOf } from '../remote/ask.js';
import { RemoteFailure } from '../remote/remote-failure.js';

/** What the name service knows of an object. */
export interface ResolvedObject {
  /** In the spelling of the catalogue service. */
  readonly mainName: string;
  /** ICRS, epoch 2000.0; null when the service has none. */
  readonly position: { readonly rightAscensionDegrees: number; readonly declinationDegrees: number } | null;
  /** μα cos δ and μδ (mas/yr); null when the service has none. */
  readonly properMotion: readonly [number, number] | null;
  readonly aliases: readonly string[];
}

/**
 * Asks Sesame of CDS for a name (`-oxpI/SNV`: XML as plain text, with all identifiers; Simbad, NED, VizieR in turn).
 * Once, and not for long: a name that is not resolved stays as it is.
 *
 * @returns null when no catalogue knows the name
 * @throws RemoteFailure when the service does not answer in time, or with something else
 */
export async function askSesame(
  service: string,
  name: string,
  timeoutMilliseconds: number,
): Promise<ResolvedObject | null> {
  const url = `${service}/-oxpI/SNV?${encodeURIComponent(name)}`;
  const signal = AbortSignal.timeout(timeoutMilliseconds);
  const patience = { attempts: 1, retryMilliseconds: 0, stallMilliseconds: timeoutMilliseconds, signal };
  const xml = await ask(url, {}, patience, textOf);
  if (!/<Sesame[\s>]/.test(xml))
    throw new RemoteFailure(
      'unexpected-answer',
      `${url}: expected <Sesame>, found ${JSON.stringify(xml.slice(0, 40))}`,
      {
        url,
      },
    );
  for (const [, resolver] of xml.matchAll(/<Resolver[^>]*>([\s\S]*?)<\/Resolver>/g)) {
    const object = objectOf(resolver ?? '');
    if (object !== null) return object;
  }
  return null;
}

function objectOf(resolver: string): ResolvedObject | null {
  const [mainName] = elements(resolver, 'oname');
  if (mainName === undefined) return null;
  const rightAscensionDegrees = numberIn(resolver, 'jradeg');
  const declinationDegrees = numberIn(resolver, 'jdedeg');
  const alongRa = numberIn(resolver, 'pmRA');
  const alongDec = numberIn(resolver, 'pmDE');
  const hasPosition = rightAscensionDegrees !== null && declinationDegrees !== null;
  return {
    mainName: plain(mainName),
    position: hasPosition ? { rightAscensionDegrees, declinationDegrees } : null,
    properMotion: alongRa !== null && alongDec !== null ? [alongRa, alongDec] : null,
    aliases: elements(resolver, 'alias').map(plain),
  };
}

function numberIn(xml: string, tag: string): number | null {
  const [text] = elements(xml, tag);
  const value = Number(text ?? NaN);
  return text === undefined || text === '' || !Number.isFinite(value) ? null : value;
}

/** Contents of the elements of a name that hold text only. */
function elements(xml: string, tag: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${tag}(?:\\s[^>]*)?>([^<]*)</${tag}>`, 'g'))].map(([, text]) =>
    (text ?? '').trim(),
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name]!).replace(/\s+/g, ' ');
}
