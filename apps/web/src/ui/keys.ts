/** What the keyboard does, as the dialog and the help page tell it. */
export const keys: readonly { readonly pressed: readonly string[]; readonly does: string }[] = [
  { pressed: ['/'], does: 'go to the search box' },
  { pressed: ['↑', '↓'], does: 'choose a suggestion, or a row of a table that has the focus' },
  { pressed: ['Enter'], does: 'open what is chosen' },
  { pressed: ['Space'], does: 'put the chosen row into the basket, or take it out' },
  { pressed: ['Esc'], does: 'clear the search box, the selection, or close what is open' },
  { pressed: ['↑', '↓', '+', '−'], does: 'move or widen the box of a detector that has the focus' },
  { pressed: ['?'], does: 'show these keys' },
];
