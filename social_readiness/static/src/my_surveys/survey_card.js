import {Component} from "@odoo/owl";
import {deserializeDateTime} from "@web/core/l10n/dates";
import {_t} from "@web/core/l10n/translation";

/** One campaign as the person who answers sees it. */
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
                date_open: String,
                date_close: String,
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
        return _t("until %s", this.date("date_close"));
    }

    get opensOn() {
        return _t("Opens on %s.", this.date("date_open"));
    }

    get duration() {
        return _t("about %s minutes, in one go", this.props.survey.minutes);
    }

    date(name) {
        const moment = deserializeDateTime(this.props.survey[name]);
        return moment.toLocaleString(luxon.DateTime.DATETIME_MED);
    }
}
