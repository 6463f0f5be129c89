import { useDocumentTitle } from '@mantine/hooks';
import { Explanation } from '../../ui/explained.js';
import { glossary } from '../../ui/glossary.js';
import { KeyList } from '../../ui/key-list.js';
import { Citing } from './citing.js';
import { ForPrograms } from './for-programs.js';

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
          <Citing />
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
      <KeyList className="keys" />
    </section>
  );
}
