/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useEffect, useRef, useState} from "@odoo/owl";
import {loadBundle} from "@web/core/assets";
import {_t} from "@web/core/l10n/translation";
import {deserializeDate} from "@web/core/l10n/dates";

/** The score over the campaigns as a line, with the target as a dashed line. */
export class PanelTrend extends Component {
    static template = "social_readiness.PanelTrend";
    static props = {campaigns: Array, target: [Number, {value: null}]};

    setup() {
        this.canvas = useRef("canvas");
        this.state = useState({isReady: false});
        onWillStart(() => {
            // Not awaited: the panel does not wait for its chart.
            this.load();
        });
        useEffect(
            (isReady) => (isReady ? this.draw() : undefined),
            () => [this.state.isReady, this.props.campaigns, this.props.target]
        );
    }

    async load() {
        await loadBundle("web.chartjs_lib");
        this.state.isReady = true;
    }

    get points() {
        return this.props.campaigns.map(({id, name, date, score}) => ({
            id,
            name,
            score,
            month: deserializeDate(date).toFormat("LLL yy"),
        }));
    }

    /** The same in words, for those who cannot see the line. */
    get label() {
        const {points} = this;
        const scores = points.map(({month, score}) => `${month}: ${score}`).join(", ");
        return _t("Score by campaign: %s", scores);
    }

    draw() {
        const chart = new window.Chart(this.canvas.el, this.config());
        return () => chart.destroy();
    }

    /** The colors are those of the page, in light or dark mode. */
    config() {
        const style = getComputedStyle(this.canvas.el);
        const color = (name) => style.getPropertyValue(`--readiness-${name}`).trim();
        const {points} = this;
        const axis = {ticks: {color: color("muted")}, grid: {color: color("line")}};
        return {
            type: "line",
            data: {
                labels: points.map(({month}) => month),
                datasets: [
                    {
                        label: _t("Score"),
                        data: points.map(({score}) => score),
                        borderColor: color("accent"),
                        backgroundColor: color("accent"),
                        pointRadius: points.length > 12 ? 2 : 4,
                        tension: 0,
                    },
                    ...this.targetLine(points, color("text")),
                ],
            },
            options: {
                animation: false,
                maintainAspectRatio: false,
                plugins: {legend: {display: false}},
                scales: {
                    x: {...axis, grid: {display: false}},
                    y: {...axis, min: 0, max: 100, ticks: {...axis.ticks, stepSize: 25}},
                },
            },
        };
    }

    targetLine(points, borderColor) {
        const {target} = this.props;
        if (target === null) {
            return [];
        }
        const line = {borderColor, borderDash: [5, 4], borderWidth: 1.5, pointRadius: 0};
        return [{label: _t("Target"), data: points.map(() => target), ...line}];
    }
}
