/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * The text for exactly one, or the text for any other number.
 *
 * Odoo's translations know no plurals, so both texts are translated.
 *
 * @param {Number} number
 * @param {String} one
 * @param {String} many
 */
export function oneOrMany(number, one, many) {
    return number === 1 ? one : many;
}
