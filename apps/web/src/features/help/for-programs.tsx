import { routes } from '@hstlc/contract';

/** Where a program asks, as it would be typed: at the shell, and in Python without anything to install. */
export function ForPrograms() {
  const { origin } = window.location;
  return (
    <section className="panel form" aria-labelledby="programs">
      <h2 id="programs">For programs</h2>
      <p>
        Everything here is also there for programs:{' '}
        <a href={routes.documentation}>all addresses with their parameters</a>, and the same as{' '}
        <a href={routes.openapi}>OpenAPI 3.1</a>.
      </p>
      {shellLines(origin).map(({ what, line }) => (
        <div key={what} className="way-line">
          <span className="label">{what}</span>
          <code>{line}</code>
        </div>
      ))}
      <div className="way-line">
        <span className="label">in Python, the most variable composites</span>
        <pre className="program" tabIndex={0} aria-label="Example in Python">
          <code>{pythonLines(origin)}</code>
        </pre>
      </div>
    </section>
  );
}

function shellLines(origin: string): readonly { readonly what: string; readonly line: string }[] {
  return [
    {
      what: 'lightcurves as a table',
      line: `curl '${origin}${routes.lightcurves}?target=GJ-436&format=csv'`,
    },
    {
      what: 'the most variable first',
      line: `curl '${origin}${routes.lightcurves}?sort=-poisson_factor_gross'`,
    },
    { what: 'round a position', line: `curl '${origin}${routes.targets}?ra=175.55&dec=26.71&radius=0.1'` },
    { what: 'Virtual Observatory, cone search', line: `${origin}${routes.scs}` },
  ];
}

function pythonLines(origin: string): string {
  return `import json, urllib.request

address = "${origin}${routes.lightcurves}?kind=composite&sort=-poisson_factor_gross&limit=10"
with urllib.request.urlopen(address) as answer:
    for curve in json.load(answer)["items"]:
        print(curve["target"], curve["filename"], curve["sha256"])`;
}
