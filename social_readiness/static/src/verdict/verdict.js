/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onMounted, onWillUpdateProps, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {ReadinessGuessBeside} from "../guess/guess_beside";
import {ReadinessOutcomes} from "../outcomes/outcomes";
import {usePlanAction} from "../plan/plan_action";
import {ScoreBar} from "../score_bar/score_bar";

/**
 * Ready or not, why, and the first three steps: from the release, by the reader's own rules.
 *
 * It stands alone: the page of the verdict shows it in full, the heatmap `compact` on top. It asks
 * the server once it is painted, so that nothing waits for it.
 */
export class ReadinessVerdict extends Component {
    static template = "social_readiness.Verdict";
    static components = {ReadinessGuessBeside, ReadinessOutcomes, ScoreBar};
    static props = {
        campaignId: Number,
        unitId: {type: Number, optional: true},
        compact: {type: Boolean, optional: true},
        onProfileChosen: {type: Function, optional: true},
    };

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.planAction = usePlanAction();
        this.ui = useState(useService("ui"));
        this.keepLast = new KeepLast();
        this.state = useState({verdict: null, profileId: false, failed: false});
        onMounted(() => {
            this.load();
        });
        onWillUpdateProps((props) => {
            if (props.campaignId !== this.props.campaignId || props.unitId !== this.props.unitId) {
                this.load(props);
            }
        });
    }

    get icon() {
        const icons = {
            ready: "fa-check-circle",
            care: "fa-adjust",
            inside: "fa-exclamation-circle",
        };
        return icons[this.state.verdict.verdict];
    }

    /** The verdict's own sentence; of a unit, with its name before it. */
    get sentence() {
        const {unit, sentence} = this.state.verdict;
        return unit && !unit.is_root
            ? _t("%(department)s. %(verdict)s", {department: unit.name, verdict: sentence})
            : sentence;
    }

    /** Which ambition would be coherent today, and whether the inside carries what is done. */
    get ambitions() {
        const {coherent_today, current} = this.state.verdict;
        return [coherent_today, current]
            .filter(Boolean)
            .map(({sentence}) => sentence)
            .join(" ");
    }

    async load({campaignId, unitId} = this.props) {
        this.state.failed = false;
        try {
            this.state.verdict = await this.keepLast.add(
                this.orm.silent.call("readiness.summary", "get_summary", [], {
                    campaign_id: campaignId,
                    unit_id: unitId || false,
                    profile_id: this.state.profileId,
                })
            );
        } catch {
            this.state.failed = true;
        }
    }

    onProfileChanged(ev) {
        this.state.profileId = Number(ev.target.value) || false;
        this.props.onProfileChosen?.(this.state.profileId);
        this.load();
    }

    /** Whoever plans with the keyboard goes on from the same button. */
    async plan(dimensionId, unitId, measureId = false) {
        const opener = document.activeElement;
        const about = {unit_id: unitId, dimension_id: dimensionId, measure_id: measureId};
        await this.planAction(about, async () => {
            await this.load();
            opener.focus();
        });
    }

    planLabel(step) {
        return `${_t("Add to action plan")}: ${step.name}`;
    }

    /** Only from the second wave on is there a change to tell. */
    get showsChange() {
        return this.state.verdict.priorities.some(({change_text}) => change_text);
    }

    openAction(actionId) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            name: _t("Action"),
            res_model: "readiness.action",
            res_id: actionId,
            views: [[false, "form"]],
        });
    }

    openPage() {
        const {campaignId, unitId} = this.props;
        return this.action.doAction({
            type: "ir.actions.client",
            tag: "social_readiness.verdict",
            name: _t("Summary"),
            params: {campaign: campaignId, unit: unitId},
        });
    }
}
