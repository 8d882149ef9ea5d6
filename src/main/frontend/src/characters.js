/*
 * What people type, paste or dictate, made into text, as form.Characters does it on the server.
 */
const PICTURELESS = /[\s\p{Z}\p{C}\u115F\u1160\u3164\uFFA0\u2800\u034F\u180B-\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
const MARKS = /[\p{Cf}\u034F\u180B-\u180F\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;
const DASHES = /[\u2010-\u2015\u2212\uFE58\uFE63\uFF0D]/g;
const WIDE = /[\uFF01-\uFF5E]/g;

/** Whether somebody who reads it would see nothing. */
export const blank = (text) => text.replace(PICTURELESS, '') === '';

/** In the plain way of writing: half-width, hyphens, single blanks, no marks. */
export const typed = (text) =>
  blank(text)
    ? ''
    : text
        .replace(MARKS, '')
        .replace(DASHES, '-')
        .replace(WIDE, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
        .replace(/[\s\p{Z}\u0085]+/gu, ' ')
        .trim();

/** The same length in places of memory as in characters, for a check that counts the former. */
export const counted = (text) => text.replace(/[\u{10000}-\u{10FFFF}]/gu, '字');
