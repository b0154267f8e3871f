/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {registry} from "@web/core/registry";
import {GraphRenderer} from "@web/views/graph/graph_renderer";
import {graphView} from "@web/views/graph/graph_view";

const BARS = 80;
const BARS_ON_A_PHONE = 16;

/**
 * Counts of actions and scores are whole numbers, so the axis shows whole numbers only.
 */
export class WholeGraphRenderer extends GraphRenderer {
    getScaleOptions() {
        const scales = super.getScaleOptions();
        if (scales.y) {
            const callback = (value) => this.formatValue(value);
            Object.assign(scales.y.ticks, {precision: 0, callback});
        }
        return scales;
    }
}

/** How many series can be distinguished at first: at least one. */
export function seriesWithRoom(labels, isSmall) {
    return Math.max(1, Math.floor((isSmall ? BARS_ON_A_PHONE : BARS) / (labels || 1)));
}

/**
 * The company comes first, then its units. Units for which there is no space are crossed
 * out in the legend; a click shows them.
 */
export class ScoresGraphRenderer extends WholeGraphRenderer {
    getChartConfig() {
        const config = super.getChartConfig();
        const {datasets, labels} = config.data;
        if (config.type !== "pie") {
            const room = seriesWithRoom(labels.length, this.env.isSmall);
            datasets.forEach((series, index) => (series.hidden = index >= room));
        }
        return config;
    }
}

const views = registry.category("views");
views.add("readiness_actions_graph", {...graphView, Renderer: WholeGraphRenderer});
views.add("readiness_scores_graph", {...graphView, Renderer: ScoresGraphRenderer});
