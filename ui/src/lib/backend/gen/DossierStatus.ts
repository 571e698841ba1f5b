// Generated from the Rust types; do not edit by hand.
import type { RecentDossier } from './RecentDossier';

export type DossierStatus = {
  state: 'none' | 'locked' | 'open';
  school_name: string | null;
  path: string | null;
  last_opened: string | null;
  recent: Array<RecentDossier>;
};
