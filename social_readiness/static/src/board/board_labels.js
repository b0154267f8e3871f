/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

/**
 * How the screen writes a figure, and how a screen reader says it. Names and sentences that
 * files share come with the heatmap, as `words`.
 */

import {_t} from "@web/core/l10n/translation";
import {percentText, signed} from "../formats/formats";
import {OVERALL} from "./board_model";
import {figureOf} from "./board_values";

/** The response rate of a unit while the campaign is open, or where it is. */
export function rateText({participation, campaign}, node) {
    if (participation[node.unit]) {
        return participation[node.unit];
    }
    if (!campaign.has_rates) {
        return _t("not shown for fewer than 20 people");
    }
    return campaign.awaits_rates.includes(node.unit)
        ? _t("available after the first night")
        : _t("included in the parent department");
}

/** The text in the cell. */
export function shownValue(value, mode) {
    if (mode === "score") {
        return String(value);
    }
    return mode === "favourable" ? percentText(value) : signed(value);
}

export function columnName({words}, column) {
    return column === OVERALL ? words.overall : column.name;
}

export function gapText(gap) {
    if (gap === 0) {
        return _t("on target");
    }
    return gap < 0 ? _t("%s below target", -gap) : _t("%s above target", gap);
}

function changeText(change) {
    if (change === 0) {
        return _t("unchanged");
    }
    return change < 0 ? _t("falling") : _t("rising");
}

export function companyText(difference) {
    if (difference === 0) {
        return _t("the same as the company");
    }
    return difference < 0
        ? _t("%s below the company", -difference)
        : _t("%s above the company", difference);
}

/** A favorable share, with the number of responses that it covers. */
export function favourableText(share, {respondents, favourable_respondents}) {
    return _t("%(share)s favorable, based on %(counted)s of %(all)s responses", {
        share: percentText(share),
        counted: favourable_respondents,
        all: respondents,
    });
}

function noneText(mode) {
    return {
        favourable: _t("no % favorable for the overall score"),
        gap: _t("no target"),
        change: _t("nothing to compare with in the previous campaign"),
        company: _t("no company score to compare with"),
    }[mode];
}

/** The spoken label: "Sales, Decision-making system, 42 of 100, 18 below target, falling". */
export function cellLabel(board, node, column, mode) {
    return [node.label, columnName(board, column), cellDetail(board, node, column, mode)].join(
        ", "
    );
}

/** The spoken label, without unit and dimension. */
export function cellDetail(board, node, column, mode) {
    return cellParts(board, node, column, mode).join(", ");
}

function cellParts(board, node, column, mode) {
    const figure = figureOf(board, node, column, mode);
    if (figure.kind === "hidden") {
        return [board.words.hidden];
    }
    if (figure.kind === "unasked") {
        return [_t("not asked")];
    }
    const read = (other) => figureOf(board, node, column, other).value;
    const parts = [_t("%s of 100", read("score"))];
    const say = (other, text) => read(other) !== undefined && parts.push(text(read(other)));
    if (mode === "favourable") {
        say("favourable", (share) => favourableText(share, node));
    }
    say("gap", gapText);
    if (mode === "company") {
        say("company", companyText);
    }
    say("change", mode === "change" ? spokenChange : changeText);
    if (figure.value === 0 && mode !== "score" && mode !== "favourable") {
        parts.push(_t("no difference"));
    }
    return figure.kind === "none" ? [...parts, noneText(mode)] : parts;
}

function spokenChange(change) {
    if (change === 0) {
        return _t("unchanged");
    }
    return change < 0 ? _t("falling by %s", -change) : _t("rising by %s", change);
}
