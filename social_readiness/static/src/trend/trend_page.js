/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {shortDayText, withWholeDates} from "../formats/formats";
import {ReadinessGuess} from "../guess/guess";
import {UnitSelector} from "../unit_selector/unit_selector";
import {TrendLine} from "./trend_line";

const OVERALL = "overall";

/**
 * Campaigns side by side: all dimensions of a unit, or one dimension of the units below
 * it.
 */
export class TrendPage extends Component {
    static template = "social_readiness.TrendPage";
    static path = "readiness-trend";
    static displayName = _t("Trend");
    static components = {Layout, ReadinessGuess, TrendLine, UnitSelector};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.keepLast = new KeepLast();
        this.display = {controlPanel: {}};
        const params = this.props.action.params || {};
        this.state = useState({
            campaigns: [],
            campaignId: Number(params.campaign) || false,
            unitId: Number(params.unit) || false,
            dimension: params.dimension ? String(params.dimension) : "",
            trend: null,
        });
        onWillStart(() => this.start());
    }

    async start() {
        this.state.campaigns = await this.orm.searchRead(
            "readiness.campaign",
            [["state", "=", "published"]],
            ["name", "asks_guess"]
        );
        this.state.campaignId ||= this.state.campaigns[0]?.id || false;
        return this.load();
    }

    async load() {
        const {campaignId, unitId, dimension} = this.state;
        this.props.updateActionState?.({
            campaign: campaignId || undefined,
            unit: unitId || undefined,
            dimension: dimension || undefined,
        });
        this.state.trend = this.asksGuess
            ? null
            : await this.keepLast.add(
                  this.orm.call("readiness.trend", "get_trend", [], {
                      campaign_id: campaignId,
                      unit_id: unitId,
                      dimension_id: dimension === OVERALL ? OVERALL : Number(dimension) || false,
                  })
              );
    }

    /** An executive may guess before a result is opened for the first time. */
    get asksGuess() {
        const {campaigns, campaignId} = this.state;
        return campaigns.some(({id, asks_guess}) => id === campaignId && asks_guess);
    }

    choose(changes) {
        Object.assign(this.state, changes);
        return this.load();
    }

    onCampaignChanged(ev) {
        return this.choose({campaignId: Number(ev.target.value), unitId: false});
    }

    onDimensionChanged(ev) {
        return this.choose({dimension: ev.target.value});
    }

    onUnitChanged(unitId) {
        return this.choose({unitId});
    }

    /** The dimensions to choose from, with texts as values, as a `<select>` has them. */
    get dimensions() {
        const named = this.state.trend.dimensions.map(({id, name}) => ({value: String(id), name}));
        return [
            {value: "", name: _t("All dimensions")},
            {value: OVERALL, name: _t("Overall")},
            ...named,
        ];
    }

    nameOf(campaign) {
        return withWholeDates(campaign.name);
    }

    dateOf(campaign) {
        return shortDayText(campaign.date);
    }

    /**
     * If two scores cannot be compared, their difference is neither good news nor bad.
     */
    newsOf({state, is_like}) {
        return is_like ? state : "none";
    }

    /**
     * The lowest and the highest score of all rows, so that their lines can be compared.
     */
    get scale() {
        const values = this.state.trend.rows.flatMap(({cells, target}) => [
            ...cells
                .filter(Boolean)
                .flatMap((cell) => [
                    cell.score - (cell.margin || 0),
                    cell.score + (cell.margin || 0),
                ]),
            ...(target ? [target] : []),
        ]);
        if (!values.length) {
            return {low: 0, high: 100};
        }
        return {
            low: Math.max(Math.min(...values) - 5, 0),
            high: Math.min(Math.max(...values) + 5, 100),
        };
    }

    /** Charts beside one another have one axis, whose ends are round numbers. */
    get chartScale() {
        const {low, high} = this.scale;
        return {low: Math.floor(low / 10) * 10, high: Math.ceil(high / 10) * 10};
    }

    /** Departments are small charts; those that no campaign shows are named in one line. */
    get charts() {
        return this.state.trend.rows
            .filter(({cells}) => cells.some(Boolean))
            .map((row) => ({...row, newest: row.cells.at(-1)}));
    }

    get notShown() {
        const names = this.state.trend.rows
            .filter(({cells}) => !cells.some(Boolean))
            .map(({name}) => name);
        return names.length ? _t("Not shown: %s.", names.join(", ")) : "";
    }

    /** The same as a chart in words. */
    chartLabel({cells}) {
        return cells
            .map((cell, index) => {
                const campaign = this.state.trend.campaigns[index].name;
                return cell ? `${campaign}: ${cell.score}` : "";
            })
            .filter(Boolean)
            .join(", ");
    }

    /** On a phone, only the newest figure is shown beside the line. */
    classOf(cell, isNewest) {
        return {[`o_change_${cell ? this.newsOf(cell) : "none"}`]: true, o_older: !isNewest};
    }

    iconOf(cell) {
        return {up: "fa-arrow-up", down: "fa-arrow-down"}[this.newsOf(cell)] || "";
    }

    /** Open the details of a row: a dimension's departments, or a unit's dimensions. */
    openRow(row) {
        return this.choose(
            this.state.trend.shows_units
                ? {unitId: row.id, dimension: ""}
                : {dimension: String(row.id)}
        );
    }
}

registry.category("actions").add("social_readiness.trend", TrendPage);
