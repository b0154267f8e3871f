/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useRef, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {SIZES} from "@web/core/ui/ui_service";
import {useService} from "@web/core/utils/hooks";
import {Layout} from "@web/search/layout";
import {standardActionServiceProps} from "@web/webclient/actions/action_service";
import {signed} from "../formats/formats";
import {ScoreBar} from "../score_bar/score_bar";

const HEATMAP = "social_readiness.readiness_board_action";
const ACTIONS = "social_readiness.readiness_action_action";
const DEEPEST = 4; // deeper departments are not moved further in

/** What a manager needs for the talk with their team: scores, three sentences, what is planned. */
export class MyDepartments extends Component {
    static template = "social_readiness.MyDepartments";
    static path = "readiness-my-team";
    static displayName = _t("My Departments");
    static components = {Layout, ScoreBar};
    static props = {...standardActionServiceProps};

    setup() {
        this.orm = useService("orm");
        this.action = useService("action");
        this.ui = useState(useService("ui"));
        this.talk = useRef("talk");
        this.display = {controlPanel: {}};
        this.state = useState({status: "loading", chosen: false});
        onWillStart(() => {
            this.load();
        });
    }

    async load() {
        this.state.status = "loading";
        try {
            const page = await this.orm.silent.call(
                "readiness.manager.page",
                "get_manager_page",
                []
            );
            const chosen = page.departments.find(({talk}) => talk.length)?.id || false;
            Object.assign(this.state, page, {chosen, status: "ready"});
        } catch {
            this.state.status = "failed";
        }
    }

    /** What the sentences are about: the chosen department, or the company where none is shown. */
    get subject() {
        const {departments, chosen, company} = this.state;
        return departments.find(({id}) => id === chosen) || company;
    }

    /** One column: the sentences come above the list, for the eye and for the keyboard. */
    get isNarrow() {
        return this.ui.size < SIZES.LG;
    }

    level({level}) {
        return Math.min(level, DEEPEST);
    }

    /** How far in the deepest department is: all bars leave as much room, to be as long. */
    get deepest() {
        return Math.max(...this.state.departments.map(this.level), 0);
    }

    get hidden() {
        return this.state.hidden.join(", ");
    }

    choose(department) {
        if (department.talk.length) {
            this.state.chosen = department.id;
            this.talk.el.scrollIntoView({block: "nearest"});
        }
    }

    facts({gap, change, rate, is_open}) {
        const facts = [];
        if (gap !== false) {
            facts.push(_t("Gap to target: %s", signed(gap)));
        }
        if (change !== false) {
            facts.push(_t("Change: %s", signed(change)));
        }
        if (rate) {
            facts.push(
                is_open
                    ? _t("Response rate in the open survey so far: %s", rate)
                    : _t("Response rate: %s", rate)
            );
        }
        return facts.join(" · ");
    }

    target({score, gap}) {
        return gap === false ? false : score - gap;
    }

    async openHeatmap() {
        const {chosen} = this.state;
        const action = chosen
            ? await this.orm.call("hr.department", "action_open_readiness_board", [[chosen]])
            : HEATMAP;
        return this.action.doAction(action);
    }

    openActions() {
        return this.action.doAction(ACTIONS);
    }

    openAction(id) {
        return this.action.doAction({
            type: "ir.actions.act_window",
            res_model: "readiness.action",
            res_id: id,
            views: [[false, "form"]],
        });
    }
}

registry.category("actions").add("social_readiness.my_departments", MyDepartments);
