/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onMounted, onPatched, onWillUpdateProps, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {KeepLast} from "@web/core/utils/concurrency";
import {useService} from "@web/core/utils/hooks";
import {ReadinessGuessBeside} from "../guess/guess_beside";
import {ReadinessOutcomes} from "../outcomes/outcomes";
import {usePlanAction} from "../plan/plan_action";
import {ScoreBar} from "../score_bar/score_bar";

const SHOWN_ON_A_PHONE = 3; // the widest gaps, so that the first steps follow soon

/**
 * Whether the company is ready for its goal, why, and the first three steps.
 *
 * The summary page shows it in full; the heatmap shows the verdict alone (`compact`). It loads after
 * it is mounted, so that the page around it is not held up.
 */
export class ReadinessSummary extends Component {
    static template = "social_readiness.Summary";
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
        this.root = useRef("root");
        this.keepLast = new KeepLast();
        this.planned = null;
        this.state = useState({summary: null, profileId: false, failed: false});
        onMounted(() => {
            this.load();
        });
        onPatched(() => this.returnFocus());
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
        return icons[this.state.summary.verdict];
    }

    /** The sentence that says ready or not; of a department, with its name before it. */
    get sentence() {
        const {unit, sentence} = this.state.summary;
        return unit && !unit.is_root
            ? _t("%(department)s. %(verdict)s", {department: unit.name, verdict: sentence})
            : sentence;
    }

    /** On a phone, the reasons are shortened. */
    get isShort() {
        return (
            this.ui.isSmall &&
            !this.props.compact &&
            this.state.summary.reasons.length > SHOWN_ON_A_PHONE
        );
    }

    get mainReasons() {
        const {reasons} = this.state.summary;
        return this.isShort ? reasons.slice(0, SHOWN_ON_A_PHONE) : reasons;
    }

    get otherReasons() {
        return this.state.summary.reasons.slice(SHOWN_ON_A_PHONE);
    }

    /** Which goal the company is ready for today, and whether it is ready for what it does now. */
    get otherGoals() {
        const {coherent_today, current} = this.state.summary;
        return [coherent_today, current]
            .filter(Boolean)
            .map(({sentence}) => sentence)
            .join(" ");
    }

    async load({campaignId, unitId} = this.props) {
        this.state.failed = false;
        try {
            this.state.summary = await this.keepLast.add(
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

    /** Plan an action; afterward the keyboard goes on where it was. */
    async plan(dimensionId, unitId, measureId = false) {
        const opener = document.activeElement;
        const index = this.planButtons.indexOf(opener);
        const about = {unit_id: unitId, dimension_id: dimensionId, measure_id: measureId};
        await this.planAction(about, () => {
            const dialog = document.activeElement.closest(".modal");
            this.planned = {opener, index, dialog};
            return this.load();
        });
    }

    get planButtons() {
        return [...this.root.el.querySelectorAll(".o_readiness_step_head .btn")];
    }

    /**
     * The button has the focus again, or that of the step that has taken its place. Whoever has
     * gone on meanwhile, into another dialog for example, keeps it.
     */
    returnFocus() {
        if (this.planned && this.state.summary) {
            const {opener, index, dialog} = this.planned;
            const {activeElement, body} = document;
            this.planned = null;
            if ([opener, body].includes(activeElement) || dialog?.contains(activeElement)) {
                const target = opener.isConnected ? opener : this.planButtons.at(index);
                target?.focus();
            }
        }
    }

    planLabel(step) {
        return _t("Add to action plan: %s", step.name);
    }

    openLabel({name}) {
        return _t("Open action: %s", name);
    }

    addLabel({unit, dimension}) {
        return _t("Add action: %(department)s, %(dimension)s", {department: unit, dimension});
    }

    /** There is a change to show from the second campaign on; on a phone there is no room. */
    get showsChange() {
        const {priorities} = this.state.summary;
        return !this.ui.isSmall && priorities.some(({change_text}) => change_text);
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
            tag: "social_readiness.summary",
            name: _t("Summary"),
            params: {campaign: campaignId, unit: unitId},
        });
    }
}
