import { scopes, type NewToken, type Scope, type Token } from '@hstlc/contract';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { makeToken, revokeToken, tokensQuery } from '../../api/staff.js';
import { ActionButton } from '../../ui/action-button.js';
import { AwaitedPart } from '../../ui/awaited.js';
import { ConfirmedButton } from '../../ui/confirmed-button.js';
import { Scrolling } from '../../ui/scrolling.js';
import { TextField } from '../../ui/text-field.js';
import { ProblemLine } from '../../ui/problem-line.js';
import { momentOf } from './run-state.js';
import { scopeMeanings } from './scope-meanings.js';

/** Who may change what; for those who keep tokens. */
export function Tokens() {
  const tokens = useQuery(tokensQuery);
  return (
    <section className="panel form" aria-labelledby="tokens">
      <h2 id="tokens">Tokens</h2>
      <AwaitedPart query={tokens} what="fetching tokens">
        {({ items }) => (
          <>
            <TokenTable tokens={items} />
            <NewTokenForm />
          </>
        )}
      </AwaitedPart>
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
    <Scrolling label="All tokens" isTall>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">name</th>
            <th scope="col">may</th>
            <th scope="col">
              last used <span className="unit">UTC</span>
            </th>
            <th scope="col">
              expires <span className="unit">UTC</span>
            </th>
            <th scope="col">
              <span className="unseen">revoke</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map(({ name, scopes: held, lastUsedAt, expiresAt, revokedAt }) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="quiet">{held.join(', ')}</td>
              <td className="together">{lastUsedAt === null ? 'never' : momentOf(lastUsedAt)}</td>
              <td className="together">{expiresAt === null ? 'never' : momentOf(expiresAt)}</td>
              <td className="number">
                {revokedAt === null ? (
                  <ConfirmedButton
                    action="Revoke"
                    subject={name}
                    isDisabled={revoke.isPending}
                    onConfirm={() => revoke.mutate(name)}
                  >
                    <p>Whoever uses it is refused from then on. It cannot be put in force again.</p>
                  </ConfirmedButton>
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
  const [lastDay, setLastDay] = useState('');
  const [held, setHeld] = useState<readonly Scope[]>(['ingest:write']);
  const make = useMutation({
    mutationFn: () => makeToken({ name: name.trim(), scopes: held, expiresAt: endOf(lastDay) }),
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
      <TextField label="last day (UTC; empty: no end)" type="date" value={lastDay} onChange={setLastDay} />
      <fieldset className="names">
        <legend className="unseen">scopes</legend>
        {scopes.map((scope) => (
          <label key={scope}>
            <input type="checkbox" checked={held.includes(scope)} onChange={() => toggle(scope)} />
            {scope} <span className="unit">{scopeMeanings[scope]}</span>
          </label>
        ))}
      </fieldset>
      <ActionButton isDisabled={name.trim() === '' || held.length === 0 || make.isPending}>
        Make a token
      </ActionButton>
      {make.isError && <ProblemLine error={make.error} />}
      {make.data !== undefined && <Shown token={make.data} />}
    </form>
  );
}

/** The end of a day (YYYY-MM-DD, UTC) as the archive takes it; undefined without a day. */
function endOf(day: string): string | undefined {
  return day === '' ? undefined : `${day}T23:59:59Z`;
}

function Shown({ token: { token, name } }: { readonly token: NewToken }) {
  return (
    <p role="status">
      The token of {name}, shown this once: <code className="secret">{token}</code>
    </p>
  );
}
