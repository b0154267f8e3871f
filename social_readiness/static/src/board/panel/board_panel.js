/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillUnmount, useEffect, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";
import {getTabableElements} from "@web/core/utils/ui";
import {columnName, companyText, favourableText, gapText} from "../board_labels";
import {downloadSlide, offersSlides} from "../../export/slide";
import {signed} from "../../formats/formats";
import {oneOrMany} from "../../one_or_many";
import {OVERALL} from "../board_model";
import {figureOf, indexOf} from "../board_values";
import {stepOf} from "../color_scale";
import {PanelPlans} from "./panel_plans";
import {PanelTrend} from "./panel_trend";

/** The details of a cell or, for a row, the unit's scores beside their targets. */
export class BoardPanel extends Component {
    static template = "social_readiness.BoardPanel";
    static components = {PanelPlans, PanelTrend};
    static props = {board: Object, node: Object};

    setup() {
        this.board = useState(this.props.board);
        this.ui = useService("ui");
        this.offersSlides = offersSlides();
        this.hiddenSentence = this.board.board.words.hidden;
        this.heading = useRef("heading");
        this.panel = useRef("panel");
        useEffect(
            (element) => this.begin(element),
            () => [this.heading.el, this.props.node.key, this.board.view.cell]
        );
        onWillUnmount(() => this.opener?.isConnected && this.opener.focus({preventScroll: true}));
    }

    /** Move the focus to the heading without scrolling the page behind the panel. */
    begin(heading) {
        const {activeElement} = document;
        if (!this.panel.el.contains(activeElement)) {
            this.opener = activeElement;
        }
        this.panel.el.scrollTop = 0;
        heading?.focus({preventScroll: true});
    }

    /** On a phone the panel covers the page: the focus stays in it until it is closed. */
    onKeydown(ev) {
        if (!this.ui.isSmall || ev.key !== "Tab") {
            return;
        }
        const elements = getTabableElements(this.panel.el);
        const index = elements.indexOf(document.activeElement);
        const isLeaving = ev.shiftKey ? index < 1 : index === elements.length - 1;
        if (isLeaving) {
            ev.preventDefault();
            elements.at(ev.shiftKey ? -1 : 0).focus();
        }
    }

    /** The dimension, "overall", or null for the unit's own panel. */
    get column() {
        const {cell} = this.board.view;
        if (cell === OVERALL) {
            return OVERALL;
        }
        return this.board.board.columns.find(({id}) => String(id) === cell) || null;
    }

    get title() {
        return this.column ? columnName(this.board.board, this.column) : _t("All dimensions");
    }

    get isHidden() {
        return !this.props.node.scores;
    }

    read(mode, node = this.props.node) {
        return figureOf(this.board.board, node, this.column, mode).value;
    }

    get details() {
        return this.board.details;
    }

    get target() {
        const {targets} = this.board.board;
        return targets[indexOf(this.board.board, this.column)];
    }

    get facts() {
        const facts = [];
        const margin = this.details?.margin;
        if (margin) {
            facts.push({key: "margin", text: this.marginText(this.details)});
        }
        const say = (mode, text) => {
            const value = this.read(mode);
            if (value !== undefined) {
                facts.push({key: mode, text: text(value)});
            }
        };
        say("gap", gapText);
        if (this.props.node !== this.board.board.company) {
            say("company", companyText);
        }
        say("favourable", (share) => favourableText(share, this.props.node));
        return facts;
    }

    /** "previous campaign 35 (+4)": a score alone does not say whether things got better. */
    get previous() {
        const change = this.read("change");
        if (change === undefined) {
            return "";
        }
        const values = {score: this.read("score") - change, change: signed(change)};
        return change
            ? _t("previous campaign %(score)s (%(change)s)", values)
            : _t("previous campaign %(score)s (unchanged)", values);
    }

    /** This score on one slide. */
    downloadSlide() {
        const {unit, scope} = this.props.node;
        const dimension = this.column.id || false;
        const view = {campaign: this.board.campaignId, unit, scope, dimension};
        return downloadSlide(this.ui, "cell", view);
    }

    marginText({margin, margin_is_least}) {
        return margin_is_least
            ? oneOrMany(
                  margin,
                  _t("margin of error: at least ± 1 point"),
                  _t("margin of error: at least ± %s points", margin)
              )
            : oneOrMany(
                  margin,
                  _t("margin of error: ± 1 point"),
                  _t("margin of error: ± %s points", margin)
              );
    }

    /** Bars to compare: this unit, the one above, the company, the target. */
    get bars() {
        const {nodes, company} = this.board.board;
        const {node} = this.props;
        const above = node.parent && nodes.get(node.parent);
        const rows = [node, above, company].filter(Boolean);
        const bars = [...new Set(rows)].map((row) =>
            this.bar(row.key, row.label, this.read("score", row))
        );
        return [...bars, {...this.bar("target", _t("Target"), this.target), isTarget: true}].filter(
            ({value}) => Number.isInteger(value)
        );
    }

    /** The unit's profile: a bar a dimension, with the target as a mark. */
    get profile() {
        const {board} = this.board;
        return [...board.columns, OVERALL]
            .map((column) => {
                const value = figureOf(board, this.props.node, column, "score").value;
                const target = board.targets[indexOf(board, column)];
                return {...this.bar(String(column.id), columnName(board, column), value), target};
            })
            .filter(({value}) => value !== undefined);
    }

    bar(key, name, value) {
        return {key, name, value, step: Number.isInteger(value) ? this.stepOf(value) : null};
    }

    stepOf(score) {
        return stepOf(score, this.board.board.legends.score);
    }

    profileLabel({name, value, target}) {
        const score = _t("%s of 100", value);
        return [name, score, ...(Number.isInteger(target) ? [gapText(value - target)] : [])].join(
            ", "
        );
    }

    get items() {
        return (this.details?.items || []).map((item) => ({
            ...item,
            step: this.stepOf(item.score),
        }));
    }

    get campaigns() {
        const campaigns = this.details?.campaigns || [];
        return campaigns.length > 1 ? campaigns : [];
    }
}
