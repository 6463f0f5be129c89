import { useState } from 'react';
import { keepStaffToken } from '../../api/staff-token.js';
import { ActionButton } from '../../ui/action-button.js';
import { TextField } from '../../ui/text-field.js';

/** A token as it is made by `hstlc token add`. */
export function SignIn() {
  const [typed, setTyped] = useState('');
  return (
    <form
      className="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (typed.trim() !== '') keepStaffToken(typed.trim());
      }}
    >
      <h2>Sign in</h2>
      <TextField label="staff token" type="password" autoComplete="off" value={typed} onChange={setTyped} />
      <p className="quiet">
        Made by <code>hstlc token add NAME</code>. It stays in this tab only and is sent with changes, never
        in an address.
      </p>
      <ActionButton isPrimary>Sign in</ActionButton>
    </form>
  );
}
