/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";
import {signed} from "../formats/formats";

/** What the reader expected, and the fixed mean of all guesses, beside the scores. */
export class ReadinessGuessBeside extends Component {
    static template = "social_readiness.GuessBeside";
    static props = {
        campaignId: Number,
        guesses: Object,
        onForgotten: Function,
    };

    setup() {
        this.orm = useService("orm");
    }

    get meanText() {
        return _t(
            "Executives' guess: the average of %s guesses, rounded and adjusted like the scores. It no longer changes.",
            this.props.guesses.people
        );
    }

    off(difference) {
        return difference === false ? "–" : signed(difference);
    }

    async forget() {
        await this.orm.call("readiness.guess", "forget_guess", [], {
            campaign_id: this.props.campaignId,
        });
        await this.props.onForgotten();
    }
}
