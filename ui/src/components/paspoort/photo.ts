/** Choosing a photo, shared by the page's menu and the passport. */
import { said } from '$components/jongeren/undo';
import { askOpenFile, call } from '$lib/backend';
import type { StudentId } from '$lib/backend/gen/ids';
import { nl } from '$lib/i18n/nl';
import { toastProblem } from '$lib/toasts.svelte';

/** Asks which photo and keeps it; the program turns it upright and takes out what the camera wrote. */
export async function addPhoto(student: StudentId): Promise<void> {
  const words = nl.paspoort.photo;
  try {
    const path = await askOpenFile(words.ask, [
      { name: words.kinds, extensions: ['jpg', 'jpeg', 'png', 'webp'] },
    ]);
    if (path === null) return;
    const { changes } = await call('photo_save', { student_id: student, value: path });
    said(words.saved, changes);
  } catch (thrown) {
    toastProblem(thrown);
  }
}

export async function removePhoto(student: StudentId): Promise<void> {
  try {
    const { changes } = await call('photo_remove', student);
    said(nl.paspoort.photo.removed, changes);
  } catch (thrown) {
    toastProblem(thrown);
  }
}
