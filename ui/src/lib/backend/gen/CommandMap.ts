// Generated from the Rust types; do not edit by hand.
import type { DossierStatus } from './DossierStatus';

export type CommandMap = {
  dossier_status: [null, DossierStatus];
  dossier_create: [{ path: string; password: string; school_name: string; demo: boolean }, { recovery_code: string }];
  dossier_open: [{ path: string; password: string }, DossierStatus];
  dossier_open_with_recovery: [{ path: string; code: string; new_password: string }, DossierStatus];
  dossier_lock: [null, null];
  recovery_sheet_save: [{ path: string; code: string }, null];
};
