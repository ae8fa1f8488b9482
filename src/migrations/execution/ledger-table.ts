export {
  companionOf,
  findLedger,
  META_SUFFIX,
  metaTable,
  quotedName,
  type FoundLedger,
  type LedgerTable,
  type LocatedLedger,
} from '../../database/ledger-table.js';
