import { CreateDocumentedTables1764000000000 } from './1764000000000-create-documented-tables.js';
import { CreateExposureTables1764000100000 } from './1764000100000-create-exposure-tables.js';
import { CreateProductTables1764000200000 } from './1764000200000-create-product-tables.js';
import { CreateIngestRunTables1764000300000 } from './1764000300000-create-ingest-run-tables.js';
import { CreateApiTokenTable1764000400000 } from './1764000400000-create-api-token-table.js';
import { CreateTargetAliasTable1764000910000 } from './1764000910000-create-target-alias-table.js';
import { CreateDownloadTables1764000920000 } from './1764000920000-create-download-tables.js';
import { AddReleaseWithdrawalAndHistory1764001000000 } from './1764001000000-add-release-withdrawal-and-history.js';
import { CreateStaleCompositeTable1764001100000 } from './1764001100000-create-stale-composite-table.js';
import { IndexProductsByExposure1764001200000 } from './1764001200000-index-products-by-exposure.js';
import { AddStatisticsColumns1764001300000 } from './1764001300000-add-statistics-columns.js';
import { MakeExposuresListable1764001500000 } from './1764001500000-make-exposures-listable.js';
import { CreateBundleTables1764002100000 } from './1764002100000-create-bundle-tables.js';
import { CreateAuditAndIdempotencyTables1764002200000 } from './1764002200000-create-audit-and-idempotency-tables.js';
import { IndexLists1764002500000 } from './1764002500000-index-lists.js';
import { IndexCompositesByTarget1764003100000 } from './1764003100000-index-composites-by-target.js';
import { CountByIndex1764003200000 } from './1764003200000-count-by-index.js';
import { KeepReleasesOfFiles1764003300000 } from './1764003300000-keep-releases-of-files.js';

/** Every migration, oldest first. */
export const migrations = [
  CreateDocumentedTables1764000000000,
  CreateExposureTables1764000100000,
  CreateProductTables1764000200000,
  CreateIngestRunTables1764000300000,
  CreateApiTokenTable1764000400000,
  CreateTargetAliasTable1764000910000,
  CreateDownloadTables1764000920000,
  AddReleaseWithdrawalAndHistory1764001000000,
  CreateStaleCompositeTable1764001100000,
  IndexProductsByExposure1764001200000,
  AddStatisticsColumns1764001300000,
  MakeExposuresListable1764001500000,
  CreateBundleTables1764002100000,
  CreateAuditAndIdempotencyTables1764002200000,
  IndexLists1764002500000,
  IndexCompositesByTarget1764003100000,
  CountByIndex1764003200000,
  KeepReleasesOfFiles1764003300000,
];
