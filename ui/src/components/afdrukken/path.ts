/** A path in the notation of this computer, taken over from the folder itself. */
export function join(folder: string, name: string): string {
  const slash = folder.includes('\\') && !folder.includes('/') ? '\\' : '/';
  return folder.endsWith(slash) ? folder + name : folder + slash + name;
}
