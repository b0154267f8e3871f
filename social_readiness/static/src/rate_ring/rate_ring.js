/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";

const AROUND = 100; // the length of the ring, in its own units

/**
 * A rough response rate as a ring: one arc for each step that is reached. The words
 * beside it say the same, so screen readers skip it.
 */
export class RateRing extends Component {
    static template = "social_readiness.RateRing";
    static props = {step: Number, steps: Number};

    /** SVG dash pattern: the part that is reached, then the rest of the ring. */
    get dashes() {
        const reached = (this.props.step / this.props.steps) * AROUND;
        return `${reached} ${AROUND - reached}`;
    }

    get ticks() {
        const angle = 360 / this.props.steps;
        return Array.from({length: this.props.steps}, (_, index) => index * angle);
    }
}
