// Where Material keeps a reader's choices. In a file of its own, so that no inline script differs from page to page.
var __md_scope, __md_hash, __md_get, __md_set;
__md_scope = new URL(document.currentScript.dataset.scope, location);
__md_hash = (text) => [...text].reduce((sum, character) => (sum << 5) - sum + character.charCodeAt(0), 0);
__md_get = (key, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${key}`));
__md_set = (key, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${key}`, JSON.stringify(value));
  } catch (error) {
    // A reader who allows no storage keeps the colours of the system.
  }
};
