/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {MODES} from "./board_values";
import {keyOf} from "./board_model";

const unless = (value, usual) => (value === usual ? undefined : (value ?? undefined));

/**
 * What the reader has chosen to see, and its form in the link.
 *
 * @typedef {Object} View
 * @property {string} mode  one of MODES
 * @property {?{by: string, descending: boolean}} sort
 * @property {boolean} flat  sorted over all levels instead of within siblings
 * @property {boolean} turned  dimensions as rows
 * @property {?number} level  how many levels are open; null: as many as the server proposes
 * @property {Set<number>} toggled  units that are the exception to `level`
 * @property {string} search
 * @property {?string} row  key of the row whose panel is open
 * @property {?string} cell  column of that panel; null: the row's own panel
 * @property {?number} step  the only step of the scale to show, null: all
 */

/** @returns {View} */
export function defaultView() {
    return {
        mode: "score",
        sort: null,
        flat: false,
        turned: false,
        level: null,
        toggled: new Set(),
        search: "",
        row: null,
        cell: null,
        step: null,
    };
}

/** Read a view from the parameters of the link; invalid ones are ignored. */
export function viewFromLink(params) {
    const view = defaultView();
    const text = (name) => String(params[name] ?? "");
    if (MODES.includes(params.mode)) {
        view.mode = params.mode;
    }
    const [by, direction] = text("sort").split(".");
    view.sort = by ? {by, descending: direction === "desc"} : null;
    view.flat = Boolean(params.flat);
    view.turned = Boolean(params.turned);
    view.level = Math.max(0, Math.floor(Number(params.level)) || 0) || null;
    view.toggled = new Set(text("rows").split("-").map(Number).filter(Boolean));
    view.search = text("find");
    const [unit, scope] = text("unit").split(".");
    view.row = Number(unit) ? keyOf(Number(unit), scope || undefined) : null;
    view.cell = (view.row && text("cell")) || null;
    return view;
}

/**
 * The parameters of the link; what is as usual is left out of it.
 *
 * @param {View} view
 * @param {number} campaignId
 * @param {number} usualLevel  how many levels the server proposes to open
 */
export function linkFromView(view, campaignId, usualLevel) {
    return {
        campaign: campaignId || undefined,
        mode: unless(view.mode, "score"),
        sort: view.sort ? `${view.sort.by}.${view.sort.descending ? "desc" : "asc"}` : undefined,
        flat: view.flat ? 1 : undefined,
        turned: view.turned ? 1 : undefined,
        level: unless(view.level, usualLevel),
        rows: [...view.toggled].join("-") || undefined,
        find: view.search || undefined,
        unit: view.row?.replace(":subtree", "").replace(":", "."),
        cell: view.cell || undefined,
    };
}

/**
 * What a favorite stores: the view without the campaign, so that it also suits the next one. The
 * open row is stored as its department, because each campaign has units of its own.
 */
export function favouriteFromView(view, department, usualLevel) {
    const {mode, sort, flat, turned, level, find} = linkFromView(view, undefined, usualLevel);
    return {mode, sort, flat, turned, level, find, department_id: department || undefined};
}
