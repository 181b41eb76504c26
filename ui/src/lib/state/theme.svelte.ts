// Light, dark, or as the system says.
export type Theme = 'auto' | 'light' | 'dark';
const KEY = 'saisaat.theme';
const stored = localStorage.getItem(KEY);
let current = $state<Theme>(stored === 'light' || stored === 'dark' ? stored : 'auto');

export function theme(): Theme {
  return current;
}

export function setTheme(next: Theme): void {
  current = next;
  localStorage.setItem(KEY, next);
  document.documentElement.dataset.theme = next;
}

export function applyTheme(): void {
  document.documentElement.dataset.theme = current;
}
