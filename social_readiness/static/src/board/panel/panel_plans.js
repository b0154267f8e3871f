/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";
import {dayText} from "../../formats/formats";
import {ReadinessOutcomes} from "../../outcomes/outcomes";
import {usePlanAction} from "../../plan/plan_action";

/**
 * The planned actions of a cell, and entries of the action library that suit its gap.
 */
export class PanelPlans extends Component {
    static template = "social_readiness.PanelPlans";
    static components = {ReadinessOutcomes};
    static props = {board: Object, node: Object, dimension: Number, details: Object};

    setup() {
        this.board = useState(this.props.board);
        this.action = useService("action");
        this.planAction = usePlanAction();
    }

    describe({state_name: state, responsible, date}) {
        const due = date && _t("until %s", dayText(date));
        return [state, responsible, due].filter(Boolean).join(" · ");
    }

    planLabel(idea) {
        return _t("Add to action plan: %s", idea.name);
    }

    open(actionId) {
        return this.action.doAction(
            {
                type: "ir.actions.act_window",
                name: _t("Action"),
                res_model: "readiness.action",
                res_id: actionId,
                views: [[false, "form"]],
                target: "new",
            },
            this.reload
        );
    }

    async plan(measureId = false) {
        const {node, dimension} = this.props;
        const about = {unit_id: node.unit, dimension_id: dimension, measure_id: measureId};
        return this.planAction(about, this.reload.onClose);
    }

    /** An action that was planned in the dialog is shown at once. */
    get reload() {
        return {onClose: () => this.board.loadDetails()};
    }
}
