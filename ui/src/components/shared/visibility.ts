/** Who may see an answer in the passport. */
export type Visibility = 'only_me' | 'my_coach' | 'who_i_choose';
