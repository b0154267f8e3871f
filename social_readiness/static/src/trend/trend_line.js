/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";

const SMALL = {width: 150, height: 52, left: 6, inset: 6};
const CHART = {width: 200, height: 120, left: 26, inset: 14}; // its axis stands on the left

/**
 * A score over the campaigns, on a scale that all rows share: a line with the margin of
 * error around it and the target across it. A campaign without a score leaves a gap.
 * After a single campaign, a dashed ring marks the position of the next one. The figures
 * beside it say the same, so screen readers skip it.
 */
export class TrendLine extends Component {
    static template = "social_readiness.TrendLine";
    static props = {
        cells: Array,
        target: {type: [Number, {value: false}], optional: true},
        scale: {type: Object, shape: {low: Number, high: Number}},
        isChart: {type: Boolean, optional: true},
    };

    get size() {
        return this.props.isChart ? CHART : SMALL;
    }

    /** The numbers at both ends of the axis, for a chart that stands alone. */
    get ends() {
        const {low, high} = this.props.scale;
        return this.props.isChart ? [low, high].map((score) => ({score, y: this.y(score)})) : [];
    }

    /** Positions of the campaigns, and of the next one if there is only one. */
    x(index) {
        const last = Math.max(this.props.cells.length - 1, 1);
        const {width, left, inset} = this.size;
        return left + (index / last) * (width - left - inset);
    }

    y(score) {
        const {low, high} = this.props.scale;
        const {height, inset} = this.size;
        return height - inset - ((score - low) / (high - low)) * (height - 2 * inset);
    }

    get points() {
        return this.props.cells.flatMap((cell, index) => (cell ? [this.point(cell, index)] : []));
    }

    point(cell, index) {
        const {score} = cell;
        return {x: this.x(index), y: this.y(score), index, score, ...this.edges(cell)};
    }

    /**
     * The upper and the lower limit of the margin of error; if it is not known, the
     * score.
     */
    edges({score, margin}) {
        return {
            high: this.y(Math.min(score + (margin || 0), 100)),
            low: this.y(Math.max(score - (margin || 0), 0)),
        };
    }

    /**
     * Lines between adjacent campaigns only: across a campaign without a score, a line
     * would be made up.
     */
    get stretches() {
        const {points} = this;
        return points
            .slice(1)
            .map((to, index) => [points[index], to])
            .filter(([from, to]) => to.index === from.index + 1);
    }

    get course() {
        return this.stretches.map(([from, to]) => `M${from.x},${from.y}L${to.x},${to.y}`).join("");
    }

    get band() {
        return this.stretches
            .map(
                ([from, to]) =>
                    `M${from.x},${from.high}L${to.x},${to.high}L${to.x},${to.low}L${from.x},${from.low}Z`
            )
            .join("");
    }

    /** The position of the next campaign, only after the first one. */
    get next() {
        const [point] = this.points;
        return this.props.cells.length === 1 && point ? {x: this.x(1), y: point.y} : null;
    }
}
