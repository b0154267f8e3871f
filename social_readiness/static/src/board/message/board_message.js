/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {useService} from "@web/core/utils/hooks";

/**
 * Icon, title and text for each status; without a campaign, it depends on what the reader
 * may do.
 */
const MESSAGES = {
    failed: () => ({
        icon: "fa-plug",
        title: _t("The heatmap could not be loaded."),
        text: _t("Check your connection and try again. Nothing was lost."),
    }),
    denied: () => ({
        icon: "fa-lock",
        title: _t("You don't have access to these results."),
        text: _t("Managers see the departments they manage. If one is missing, ask HR."),
    }),
    toofew: () => ({
        icon: "fa-shield",
        title: _t("Too few people responded."),
        text: _t(
            "To protect people, nothing from this campaign is shown. The answers were deleted."
        ),
    }),
    refused: () => ({
        icon: "fa-shield",
        title: _t("These results were not published."),
        text: _t(
            "These results could have revealed a small group's answers, so nothing was published."
        ),
    }),
    empty: (mayLaunch) =>
        mayLaunch
            ? {
                  icon: "fa-th",
                  title: _t("Your heatmap will appear after your first campaign."),
                  text: _t(
                      "Choose a questionnaire, the departments and two dates. In about 8 minutes per person, you learn where your organization is ready."
                  ),
              }
            : {
                  icon: "fa-th",
                  title: _t("There are no results yet."),
                  text: _t("Results appear here after HR has run a campaign."),
              },
};

/**
 * What is shown instead of the heatmap if there is nothing to show, and what to do about
 * it.
 */
export class BoardMessage extends Component {
    static template = "social_readiness.BoardMessage";
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
        this.action = useService("action");
        this.skeletonRows = Array.from({length: 8}, (_, index) => index);
        this.skeletonCells = Array.from({length: 10}, (_, index) => index);
    }

    get mayLaunch() {
        return this.board.board?.may_launch;
    }

    get message() {
        return (MESSAGES[this.board.status] || MESSAGES.empty)(this.mayLaunch);
    }

    get canCreate() {
        return this.board.status === "empty" && this.mayLaunch;
    }

    createCampaign() {
        return this.action.doAction("social_readiness.readiness_campaign_action");
    }
}
