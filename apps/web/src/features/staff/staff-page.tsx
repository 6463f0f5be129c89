import { useDocumentTitle } from '@mantine/hooks';
import { keepStaffToken, useStaffToken } from '../../api/staff-token.js';
import { Catalogue } from './catalogue.js';
import { Downloads } from './downloads.js';
import { RunList } from './run-list.js';
import { SignIn } from './sign-in.js';
import { Tokens } from './tokens.js';
import { UploadBox } from './upload-box.js';

/** What keeps the archive: files in, runs, downloads, names, what is shown, tokens. Runs are seen by everybody. */
export function StaffPage() {
  useDocumentTitle('Staff · hstlc');
  const isSignedIn = useStaffToken() !== undefined;
  return (
    <div className="staff">
      <header className="page-head">
        <h1>Staff</h1>
        <p className="quiet">
          {isSignedIn
            ? 'Signed in for this tab, until it is closed. '
            : 'Everybody may look; changes need a token. '}
          {isSignedIn && (
            <button type="button" className="link" onClick={() => keepStaffToken(undefined)}>
              Sign out
            </button>
          )}
        </p>
      </header>
      <div className="staff-columns">
        <div className="section">
          {isSignedIn ? <UploadBox /> : <SignIn />}
          <RunList maySend={isSignedIn} />
        </div>
        <div className="section">
          <Downloads maySend={isSignedIn} />
          {isSignedIn && <Catalogue />}
          {isSignedIn && <Tokens />}
        </div>
      </div>
    </div>
  );
}
