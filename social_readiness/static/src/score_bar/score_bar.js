/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";

/**
 * A score from 0 to 100 as a bar, with a mark at the target and the margin of error as a
 * paler end. The words beside it say the same, so screen readers skip it.
 */
export class ScoreBar extends Component {
    static template = "social_readiness.ScoreBar";
    static props = {
        score: {type: [Number, {value: false}, {value: null}]},
        target: {type: [Number, {value: false}, {value: null}], optional: true},
        margin: {type: [Number, {value: false}, {value: null}], optional: true},
    };

    get fill() {
        return `width: ${this.props.score || 0}%`;
    }

    /** From the score minus its margin to the score plus its margin. */
    get band() {
        const {score, margin} = this.props;
        const start = Math.max(score - margin, 0);
        return `inset-inline-start: ${start}%; width: ${Math.min(score + margin, 100) - start}%`;
    }

    get mark() {
        return `inset-inline-start: ${this.props.target}%`;
    }
}
