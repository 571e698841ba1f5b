// Finds what a person (or a screen reader) would call by this role and name; arguments: role, name.
// The exact name goes before a name that contains it; of a dialog that is open, only its inside counts.
const [role, name] = arguments;
const roles = {
  button: 'button,[role=button],input[type=submit],input[type=button],summary',
  link: 'a[href],[role=link]',
  textbox:
    'textarea,[role=textbox],[role=searchbox],[role=combobox],[contenteditable=true],input:not([type]),' +
    'input:is([type=text],[type=password],[type=search],[type=email],[type=tel],[type=number],[type=url],[type=time],[type=date])',
  checkbox: 'input[type=checkbox],[role=checkbox],[role=switch]',
  radio: 'input[type=radio],[role=radio]',
  combobox: 'select,[role=combobox],[role=listbox]',
  option: 'option,[role=option]',
  tab: '[role=tab]',
  row: 'tr,[role=row]',
  cell: 'td,th,[role=cell],[role=gridcell],[role=columnheader],[role=rowheader]',
  heading: 'h1,h2,h3,h4,h5,h6,[role=heading]',
  dialog: 'dialog[open],[role=dialog],[role=alertdialog]',
  menuitem: '[role=menuitem],[role=menuitemradio],[role=menuitemcheckbox]',
  status: '[role=status],[role=alert],output',
  region: 'section[aria-label],section[aria-labelledby],[role=region],main,nav,aside',
  any: '*',
};
const tidy = (text) => (text ?? '').replace(/\s+/g, ' ').trim();
const byIds = (ids) => ids.split(/\s+/).map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
const visible = (element) => {
  const box = element.getClientRects();
  return box.length > 0 && getComputedStyle(element).visibility !== 'hidden';
};
const labelled = 'input,select,textarea';
const nameOf = (element) => {
  if (element.hasAttribute('aria-labelledby')) return tidy(byIds(element.getAttribute('aria-labelledby')));
  if (element.getAttribute('aria-label')) return tidy(element.getAttribute('aria-label'));
  if (element.matches(labelled)) {
    const labels = [...(element.labels ?? [])].map((label) => label.innerText).join(' ');
    return tidy(labels || element.value && element.matches('[type=submit],[type=button]') && element.value || element.title || element.placeholder);
  }
  return tidy(element.innerText || element.textContent || element.title || element.alt);
};
const modals = [...document.querySelectorAll('dialog[open]')].filter((dialog) => dialog.matches(':modal'));
const scope = modals.at(-1) ?? document;
let all = [...scope.querySelectorAll(roles[role] ?? `[role=${role}]`)].filter(visible);
if (role === 'dialog' && scope !== document) all.unshift(scope);
// Of nested elements with the same text the innermost is meant.
if (role === 'any') all = all.filter((element) => ![...element.children].some((child) => tidy(child.innerText).includes(name)));
const named = all.map((element) => [element, nameOf(element)]);
const found =
  named.find(([, its]) => its === name) ??
  named.find(([, its]) => its.startsWith(name)) ??
  named.find(([, its]) => its.includes(name));
return found ? found[0] : null;
