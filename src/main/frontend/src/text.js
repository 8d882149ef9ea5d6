import en from '../i18n/ui-en.json';
import zh from '../i18n/ui-zh.json';

const words = document.documentElement.lang.startsWith('en') ? en : zh;

/** The sentence of a key in the page's language, with {0}, {1} … filled in. */
export function say(key, ...values) {
  return words[key].replace(/\{(\d)\}/g, (_, index) => values[index] ?? '');
}

/** Hours and minutes as China's clocks show them, whatever zone this computer is set to. */
export function clock(instant) {
  return new Date(instant).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Shanghai',
  });
}
