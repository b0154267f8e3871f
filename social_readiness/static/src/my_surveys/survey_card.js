/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";

/** A campaign, as the person who answers sees it. */
export class SurveyCard extends Component {
    static template = "social_readiness.SurveyCard";
    static props = {
        survey: {
            type: Object,
            shape: {
                id: Number,
                name: String,
                company: String,
                url: String,
                state: String,
                opening: String,
                closing: String,
                minutes: Number,
                answered: Boolean,
                "*": true,
            },
        },
    };

    get state() {
        const {answered, state} = this.props.survey;
        return answered ? "answered" : state;
    }

    get until() {
        return _t("until %s", this.props.survey.closing);
    }

    get opensOn() {
        return _t("Opens on %s.", this.props.survey.opening);
    }

    get duration() {
        return _t("about %s minutes, in one sitting", this.props.survey.minutes);
    }
}
