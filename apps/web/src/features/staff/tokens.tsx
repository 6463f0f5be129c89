import { scopes, type NewToken, type Scope, type Token } from '@hstlc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiFailure } from '../../api/client.js';
import { makeToken, revokeToken, tokensQuery } from '../../api/staff.js';
import { ProblemLine } from './problem-line.js';
import { momentOf } from './run-state.js';
import { Scrolling } from '../../ui/scrolling.js';
import { TextField } from '../../ui/text-field.js';

const meanings = {
  'ingest:write': 'brings data in',
  'catalog:write': 'changes names and what is shown',
  admin: 'keeps tokens, reads the audit',
} as const satisfies Record<Scope, string>;

/** Who may change what; only for those who keep tokens. */
export function Tokens() {
  const { data, error } = useQuery(tokensQuery);
  const isNotAllowed = error instanceof ApiFailure && error.code === 'forbidden';
  return (
    <section className="panel form" aria-labelledby="tokens">
      <h2 id="tokens">Tokens</h2>
      {isNotAllowed && <p className="quiet">This token may not keep tokens: that needs the scope admin.</p>}
      {error !== null && !isNotAllowed && <ProblemLine error={error} />}
      {data !== undefined && <TokenTable tokens={data.items} />}
      {data !== undefined && <NewTokenForm />}
    </section>
  );
}

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  const queries = useQueryClient();
  const revoke = useMutation({
    mutationFn: revokeToken,
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  return (
    <Scrolling label="All tokens">
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col">may</th>
            <th scope="col">
              last used <span className="unit">UTC</span>
            </th>
            <th scope="col">
              <span className="unseen">revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ name, scopes: held, lastUsedAt, revokedAt }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="quiet">{held.join(', ')}</td>
              <td>{momentOf(lastUsedAt)}</td>
              <td className="number">
                {revokedAt === null ? (
                  <button
                    type="button"
                    className="tool"
                    aria-label={`Revoke ${name}`}
                    onClick={() => revoke.mutate(name)}
                  >
                    revoke
                  </button>
                ) : (
                  <span className="badge">revoked</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoke.isError && <ProblemLine error={revoke.error} />}
    </Scrolling>
  );
}

function NewTokenForm() {
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [held, setHeld] = useState<readonly Scope[]>(['ingest:write']);
  const make = useMutation({
    mutationFn: () => makeToken(name.trim(), held),
    onSuccess: () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey }),
  });
  const toggle = (scope: Scope) =>
    setHeld(held.includes(scope) ? held.filter((each) => each !== scope) : [...held, scope]);
  return (
    <form
      className="order"
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate();
      }}
    >
      <TextField label="who uses it" value={name} onChange={setName} />
      <fieldset className="names">
        <legend className="unseen">scopes</legend>
        {scopes.map((scope) => (
          <label key={scope} title={meanings[scope]}>
            <input type="checkbox" checked={held.includes(scope)} onChange={() => toggle(scope)} />
            {scope}
          </label>
        ))}
      </fieldset>
      <button
        type="submit"
        className="action"
        disabled={name.trim() === '' || held.length === 0 || make.isPending}
      >
        Make a token
      </button>
      {make.isError && <ProblemLine error={make.error} />}
      {make.data !== undefined && <Shown token={make.data} />}
    </form>
  );
}

function Shown({ token: { token, name } }: { readonly token: NewToken }) {
  return (
    <p role="status">
      The token of {name}, shown this once: <code className="secret">{token}</code>
    </p>
  );
}
