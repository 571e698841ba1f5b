/** Small numbers that the frame shows beside the views. Views set them when they know better. */
class Counts {
  /** Agreements that are late. */
  late = $state(0);
}

export const counts = new Counts();
