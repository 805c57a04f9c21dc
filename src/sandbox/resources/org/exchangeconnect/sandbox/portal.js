'use strict';
// Marks the current section, and refreshes the live parts every second.
const section = document.body.dataset.section;
for (const link of document.querySelectorAll('[data-for]')) {
  if (link.dataset.for === section) link.setAttribute('aria-current', 'page');
}
for (const part of document.querySelectorAll('[data-live]')) {
  setInterval(async () => {
    if (document.hidden) return;
    try {
      const answer = await fetch(part.dataset.live, { redirect: 'error' });
      if (!answer.ok) return;
      const html = await answer.text();
      if (html !== part.dataset.shown) {
        part.dataset.shown = html;
        part.innerHTML = html;
      }
    } catch {
      // the sandbox stopped; keep showing the last state
    }
  }, 1000);
}
document.addEventListener('click', event => {
  const menu = document.querySelector('details.user[open]');
  if (menu && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener('keydown', event => {
  const menu = document.querySelector('details.user[open]');
  if (event.key === 'Escape' && menu) {
    menu.open = false;
    menu.querySelector('summary').focus();
  }
});
