import { Kbd } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { routes } from '@hstlc/contract';
import { Explanation } from '../../ui/explained.js';
import { glossary } from '../../ui/glossary.js';
import { keys } from '../../ui/keys.js';

/** Every quantity with formula and source, the keys, and the ways for programs. */
export function HelpPage() {
  useDocumentTitle('Help · hstlc');
  return (
    <div className="reading wide help">
      <header className="page-head">
        <h1>Help</h1>
        <p className="quiet">The same words stand behind the small question marks of the other pages.</p>
      </header>
      <div className="help-columns">
        <section className="section" aria-labelledby="quantities">
          <h2 id="quantities">What each number is</h2>
          <div className="panel entries">
            {Object.entries(glossary).map(([name, entry]) => (
              <article key={name} id={name} className="entry">
                <Explanation entry={entry} />
              </article>
            ))}
          </div>
        </section>
        <div className="section">
          <Search />
          <Keys />
          <ForPrograms />
        </div>
      </div>
    </div>
  );
}

function Search() {
  return (
    <section className="panel form" aria-labelledby="searching">
      <h2 id="searching">Searching</h2>
      <p>
        The box takes names and other names of targets (blanks and dashes do not count), rootnames of
        exposures such as <code>ld9m10ujq</code>, and positions in any usual form:
      </p>
      <ul className="forms">
        {[
          '12 34 56 -7 8 9',
          '12:34:56.0 −07:08:09',
          '12h34m56s −7°08′09″',
          '188.7333 -7.1358',
          'J123456-070809',
        ].map((form) => (
          <li key={form}>
            <code>{form}</code>
          </li>
        ))}
      </ul>
      <p>The address bar holds everything that is chosen: a copied link shows the same, and back undoes.</p>
    </section>
  );
}

function Keys() {
  return (
    <section className="panel form" aria-labelledby="keys">
      <h2 id="keys">Keys</h2>
      <dl className="keys">
        {keys.map(({ pressed, does }) => (
          <div key={does}>
            <dt>
              {pressed.map((key) => (
                <Kbd key={key} mr={4}>
                  {key}
                </Kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Where a program asks, as it would be typed. */
function ForPrograms() {
  const { origin } = window.location;
  const ways = [
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
  return (
    <section className="panel form" aria-labelledby="programs">
      <h2 id="programs">For programs</h2>
      <p>
        Everything here is also there for programs:{' '}
        <a href={routes.documentation}>all addresses with their parameters</a>, and the same as{' '}
        <a href={routes.openapi}>OpenAPI 3.1</a>.
      </p>
      {ways.map(({ what, line }) => (
        <div key={what} className="way-line">
          <span className="label">{what}</span>
          <code>{line}</code>
        </div>
      ))}
    </section>
  );
}
