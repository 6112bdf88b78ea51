// Pages work without this file. It closes menus, sends a form only once, and keeps what is counted where there is no connection,
// and asks the browser for passkeys.
'use strict';

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// Where not all sections fit, the one that is open is in sight.
document.querySelector('.sections [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  for (const open of document.querySelectorAll('details.menu[open], details.confirm[open]')) {
    open.open = false;
    open.querySelector('summary').focus();
  }
});

// Where there may be no connection: what is typed is kept on the device, sent under the same key until an answer comes, and then
// forgotten. The key is the form's own, so that what arrived twice is booked once.
const RETRY_MILLIS = 10000;
const KEPT = 'cobuy/';

function notice(name, on) {
  for (const part of document.querySelectorAll(`[data-when="${name}"]`)) part.hidden = !on;
}

function kept(form) {
  try {
    return JSON.parse(localStorage.getItem(KEPT + form.dataset.keep));
  } catch {
    return null;
  }
}

function keep(form, pressed) {
  const fields = [...new FormData(form)].filter(([name]) => name !== '_csrf');
  try {
    localStorage.setItem(KEPT + form.dataset.keep, JSON.stringify({ fields, pressed }));
  } catch {
    // A device that keeps nothing still sends.
  }
}

function forget(form) {
  localStorage.removeItem(KEPT + form.dataset.keep);
}

async function send(form, pressed) {
  if (form.dataset.sending) return;
  form.dataset.sending = 'yes';
  form.setAttribute('aria-busy', 'true');
  keep(form, pressed);
  const body = new URLSearchParams(new FormData(form));
  body.set(pressed[0], pressed[1]);
  try {
    const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
    notice('waiting', false);
    if (answer.type === 'opaqueredirect') {
      forget(form);
      location.assign(form.action);
      return;
    }
    keep(form, null);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.querySelector('main').replaceWith(page.querySelector('main'));
    begin();
    document.getElementById('problems')?.focus();
  } catch {
    notice('waiting', true);
    setTimeout(() => send(form, pressed), RETRY_MILLIS);
  } finally {
    delete form.dataset.sending;
    form.removeAttribute('aria-busy');
  }
}

function begin() {
  for (const step of document.querySelectorAll('[data-step]')) step.hidden = false;
  for (const form of document.querySelectorAll('form[data-keep]')) {
    const before = document.getElementById('problems') ? null : kept(form);
    if (!before) continue;
    for (const [name, value] of before.fields) {
      const field = form.elements.namedItem(name);
      if (field && 'value' in field) field.value = value;
    }
    notice('kept', true);
    if (before.pressed) send(form, before.pressed);
  }
}

document.addEventListener('input', (event) => {
  const form = event.target.closest('form[data-keep]');
  if (form) keep(form, null);
});
document.addEventListener('click', (event) => {
  const step = event.target.closest('[data-step]');
  if (step) {
    const field = document.getElementById(step.dataset.for);
    const now = Number(field.value.replace(',', '.')) || 0;
    field.value = String(Math.max(0, Math.round((now + Number(step.dataset.step)) * 1000) / 1000));
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  if (event.target.closest('[data-discard]')) {
    document.querySelectorAll('form[data-keep]').forEach(forget);
    location.reload();
  }
});
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!form.matches('form[data-keep]')) return;
  event.preventDefault();
  send(form, event.submitter ? [event.submitter.name, event.submitter.value] : ['final', 'no']);
});
addEventListener('online', () => {
  for (const form of document.querySelectorAll('form[data-keep]')) {
    const before = kept(form);
    if (before?.pressed) send(form, before.pressed);
  }
});
begin();

// A second press while the first is under way does nothing; after "back" the form can be sent again.
document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  form.setAttribute('aria-busy', 'true');
});
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[data-sent]')) {
    delete form.dataset.sent;
    form.removeAttribute('aria-busy');
  }
});

// Passkeys: offered where the browser has them and the page is at the address that they are for. What the browser signs goes with the form
// that the button is in.
const passkeys = Boolean(window.PublicKeyCredential?.parseCreationOptionsFromJSON && navigator.credentials);
for (const part of document.querySelectorAll('[data-passkeys]')) part.hidden = !passkeys || part.dataset.passkeys !== location.origin;

async function optionsFor(button) {
  if (button.dataset.options) return JSON.parse(button.dataset.options);
  const body = new URLSearchParams({ _csrf: button.form.elements.namedItem('_csrf')?.value ?? '' });
  const answer = await fetch(button.dataset.from, { method: 'POST', body, redirect: 'error' });
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

async function usePasskey(button) {
  const form = button.form;
  notice('passkey-failed', false);
  button.disabled = true;
  try {
    const options = await optionsFor(button);
    const credential = button.dataset.passkey === 'create'
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
    form.elements.namedItem('credential').value = JSON.stringify(credential);
    form.action = button.formAction;
    form.submit();
  } catch {
    notice('passkey-failed', true);
    button.disabled = false;
  }
}

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-passkey]');
  if (button) usePasskey(button);
});

// What is wrong with a form is where reading goes on.
document.getElementById('problems')?.focus();
