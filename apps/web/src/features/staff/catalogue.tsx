import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { addAlias, removeAlias, restore, withdraw } from '../../api/staff.js';
import { ActionButton } from '../../ui/action-button.js';
import { ConfirmedButton } from '../../ui/confirmed-button.js';
import { TextField } from '../../ui/text-field.js';
import { ProblemLine } from '../../ui/problem-line.js';

/** Other names of targets, and what the public may see. */
export function Catalogue() {
  return (
    <section className="panel form" aria-labelledby="catalogue">
      <h2 id="catalogue">Names and visibility</h2>
      <Aliases />
      <Visibility />
    </section>
  );
}

function Aliases() {
  const queries = useQueryClient();
  const [target, setTarget] = useState('');
  const [alias, setAlias] = useState('');
  const change = useMutation({
    mutationFn: (isNew: boolean) => (isNew ? addAlias : removeAlias)(target.trim(), alias.trim()),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['aliases'] }),
  });
  const isEmpty = target.trim() === '' || alias.trim() === '';
  return (
    <div className="order">
      <TextField label="target" value={target} onChange={setTarget} />
      <TextField label="its other name" value={alias} onChange={setAlias} />
      <span className="buttons">
        <ActionButton isDisabled={isEmpty || change.isPending} onAct={() => change.mutate(false)}>
          Remove
        </ActionButton>
        <ActionButton isDisabled={isEmpty || change.isPending} onAct={() => change.mutate(true)}>
          Add
        </ActionButton>
      </span>
      {change.isError && <ProblemLine error={change.error} />}
      {change.data !== undefined && (
        <p role="status">
          {target} is also called {change.data.items.map((each) => each.alias).join(', ') || 'nothing else'}.
          {change.data.retargeted.map(
            ({ from, to, exposures }) => ` ${exposures} exposures of ${from} went to ${to}.`,
          )}
        </p>
      )}
    </div>
  );
}

function Visibility() {
  const [filename, setFilename] = useState('');
  const [why, setWhy] = useState('');
  const change = useMutation({
    mutationFn: (isShown: boolean) =>
      isShown ? restore(filename.trim()) : withdraw(filename.trim(), why.trim()),
  });
  const isEmpty = filename.trim() === '';
  return (
    <div className="order">
      <TextField label="file or exposure" value={filename} onChange={setFilename} />
      <TextField label="why it is withdrawn" value={why} onChange={setWhy} />
      <span className="buttons">
        <ActionButton isDisabled={isEmpty || change.isPending} onAct={() => change.mutate(true)}>
          Restore
        </ActionButton>
        <ConfirmedButton
          action="Withdraw"
          subject={filename.trim()}
          isDisabled={isEmpty || why.trim() === '' || change.isPending}
          onConfirm={() => change.mutate(false)}
        >
          <p>
            No list, count, address or file shows it to the public then; who asks for it is told: “
            {why.trim()}
            ”. Its composites are made anew without it. It can be restored.
          </p>
        </ConfirmedButton>
      </span>
      {change.isError && <ProblemLine error={change.error} />}
      {change.data !== undefined && (
        <p role="status">
          Done for {change.data.kind} {change.data.name}.{' '}
          <Link to="/staff/runs/$id" params={{ id: String(change.data.runId) }}>
            Run {change.data.runId}
          </Link>{' '}
          makes its composites anew.
        </p>
      )}
    </div>
  );
}
