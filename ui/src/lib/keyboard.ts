/** Everything about keys. Views need `useShortcuts`; parts that open over others need `onEscape`. */
export { caps, isEditable, walksByWord } from './keyboard/combo';
export { followRegions, moveRegion } from './keyboard/regions';
export {
  activeShortcuts,
  addShortcuts,
  dialogOpened,
  inDialog,
  onEscape,
  startKeyboard,
  useShortcuts,
  type Shortcut,
} from './keyboard/shortcuts.svelte';
