/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {deserializeDate} from "@web/core/l10n/dates";

const MINUS = "\u2212";
const JOINER = "\u2060"; // takes no room, and no line ends beside it
const {DateTime, Settings} = luxon;

/** Whole percent in the reader's language: "82%", in Spanish "82 %". The server does the same. */
export function percentText(share) {
    return new Intl.NumberFormat(Settings.defaultLocale, {style: "percent"}).format(share / 100);
}

/** A difference with its sign; zero has none. */
export function signed(value) {
    if (value === 0) {
        return "0";
    }
    return value > 0 ? `+${value}` : `${MINUS}${-value}`;
}

/** A day that the server sent, in the reader's language: "November 20, 2026". */
export function dayText(day) {
    return deserializeDate(day).toLocaleString(DateTime.DATE_FULL);
}

/** The same where there is little room: "Nov 20, 2026". */
export function shortDayText(day) {
    return deserializeDate(day).toLocaleString(DateTime.DATE_MED);
}

/** A name whose lines do not end within a month or a date: "Readiness 2026-10". */
export function withWholeDates(name) {
    return name.replace(/(\d-)(?=\d)/g, `$1${JOINER}`);
}
