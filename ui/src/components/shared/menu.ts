import type { Component } from 'svelte';

/** One line of a MenuButton. */
export interface MenuItem {
  label: string;
  detail?: string | undefined;
  icon?: Component<{ class?: string }> | undefined;
  /** Makes it a choice out of the list instead of an action. */
  checked?: boolean | undefined;
  danger?: boolean;
  disabled?: boolean;
  run: () => void;
}
