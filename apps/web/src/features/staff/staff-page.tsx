import { useDocumentTitle } from '@mantine/hooks';
import type { Scope } from '@hstlc/contract';
import { useQuery } from '@tanstack/react-query';
import { ownTokenQuery } from '../../api/staff.js';
import { useStaffToken } from '../../api/staff-token.js';
import { Audit } from './audit.js';
import { Catalogue } from './catalogue.js';
import { Downloads } from './downloads.js';
import { OwnToken } from './own-token.js';
import { RunList } from './run-list.js';
import { SignIn } from './sign-in.js';
import { Tokens } from './tokens.js';
import { UploadBox } from './upload-box.js';

/** What keeps the archive: files in, runs, downloads, names, what is shown, tokens. Runs are seen by everybody. */
export function StaffPage() {
  useDocumentTitle('Staff · hstlc');
  const token = useStaffToken();
  const own = useQuery({ ...ownTokenQuery(token ?? ''), enabled: token !== undefined });
  const may = (scope: Scope) => token !== undefined && own.data?.scopes.includes(scope) === true;
  return (
    <div className="staff">
      <header className="page-head">
        <h1>Staff</h1>
        {token === undefined ? (
          <p className="quiet">Everybody may look; changes need a token.</p>
        ) : (
          <OwnToken token={token} />
        )}
      </header>
      <div className="staff-columns">
        <div className="section">
          {token === undefined && <SignIn />}
          {may('ingest:write') && <UploadBox />}
          <RunList maySend={may('ingest:write')} />
          <Downloads maySend={may('ingest:write')} />
        </div>
        <div className="section">
          {may('catalog:write') && <Catalogue />}
          {may('admin') && <Tokens />}
          {may('admin') && <Audit />}
        </div>
      </div>
    </div>
  );
}
