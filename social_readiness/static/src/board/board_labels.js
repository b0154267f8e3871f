import {_t} from "@web/core/l10n/translation";
import {OVERALL} from "./board_model";
import {figureOf} from "./board_values";

export const HIDDEN_SENTENCE = _t("Hidden to protect small groups.");

const MINUS = "\u2212";

export const MODE_LABELS = {
    score: _t("Score"),
    favourable: _t("% favorable"),
    gap: _t("Gap to target"),
    change: _t("Change"),
    company: _t("Compared with the company"),
};

export const MODE_HELP = {
    score: _t(
        "Score from 0 to 100: 50 is the middle between “strongly disagree” and “strongly agree”."
    ),
    favourable: _t(
        "Share of answers that agree (4 or 5 of 5), in percent. Covers groups of 15 or more."
    ),
    gap: _t("Points above or below target."),
    change: _t("Points gained or lost since the previous wave."),
    company: _t("Points above or below the company as a whole."),
};

/** A difference with its sign; zero is plain. */
export function signed(value) {
    if (value === 0) {
        return "0";
    }
    return value > 0 ? `+${value}` : `${MINUS}${-value}`;
}

/** What stands in the cell. */
export function shownValue(value, mode) {
    if (mode === "score") {
        return String(value);
    }
    return mode === "favourable" ? `${value}\u00a0%` : signed(value);
}

export function columnName(column) {
    return column === OVERALL ? _t("Overall") : column.name;
}

export function gapText(gap) {
    if (gap === 0) {
        return _t("on target");
    }
    return gap < 0 ? _t("%s below target", -gap) : _t("%s above target", gap);
}

export function changeText(change) {
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

/** A share, and of how many of the responses it is. */
export function favourableText(share, {respondents, favourable_respondents}) {
    return _t("%(share)s% favorable, of %(counted)s of %(all)s responses", {
        share,
        counted: favourable_respondents,
        all: respondents,
    });
}

export function noneText(mode) {
    return {
        favourable: _t("no share for the overall score"),
        gap: _t("no target"),
        change: _t("nothing to compare with in the previous wave"),
        company: _t("no company score to compare with"),
    }[mode];
}

/** The spoken label: "Sales, Decision-making system, 42 of 100, 18 below target, falling". */
export function cellLabel(board, node, column, mode) {
    return [node.label, columnName(column), cellDetail(board, node, column, mode)].join(", ");
}

/** What the spoken label says after unit and dimension. */
export function cellDetail(board, node, column, mode) {
    return cellParts(board, node, column, mode).join(", ");
}

function cellParts(board, node, column, mode) {
    const figure = figureOf(board, node, column, mode);
    if (figure.kind === "hidden") {
        return [HIDDEN_SENTENCE];
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
        parts.push(_t("difference 0"));
    }
    return figure.kind === "none" ? [...parts, noneText(mode)] : parts;
}

function spokenChange(change) {
    if (change === 0) {
        return _t("unchanged");
    }
    return change < 0 ? _t("falling by %s", -change) : _t("rising by %s", change);
}

/** A step of the legend in words: "30 to 39", "20 or more below". */
export function rangeLabel({low, high}, mode) {
    const write = (value) => (mode === "score" || mode === "favourable" ? value : signed(value));
    if (low === null) {
        return _t("%s or less", write(high));
    }
    if (high === null) {
        return _t("%s or more", write(low));
    }
    return _t("%(low)s to %(high)s", {low: write(low), high: write(high)});
}
