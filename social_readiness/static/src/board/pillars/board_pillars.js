/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {gapText} from "../board_labels";
import {OVERALL} from "../board_model";
import {useService} from "@web/core/utils/hooks";
import {figureOf, pillarState} from "../board_values";
import {stepOf} from "../color_scale";

/** The cards above the heatmap: the overall score, and which pillars reach their targets. */
export class BoardPillars extends Component {
    static template = "social_readiness.BoardPillars";
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
        this.ui = useState(useService("ui"));
    }

    get overall() {
        const {board} = this.board;
        const read = (mode) => figureOf(board, board.company, OVERALL, mode).value;
        const score = read("score");
        return {score, gap: read("gap"), step: stepOf(score, board.legends.score)};
    }

    get overallGap() {
        const {gap} = this.overall;
        return gap === undefined ? "" : gapText(gap);
    }

    get answered() {
        const {respondents, invited} = this.board.board.company;
        return _t("%(respondents)s of %(invited)s people responded", {respondents, invited});
    }

    get openText() {
        const {company, participation, campaign} = this.board.board;
        const label = company && participation[company.unit];
        if (label) {
            return _t(
                "Response rate so far: %s. It is updated once a day, in steps of ten points.",
                label
            );
        }
        if (!campaign.has_rates) {
            return _t("With fewer than 20 people invited, no response rate is shown.");
        }
        return campaign.awaits_rates.length
            ? _t(
                  "The response rate appears after the first night. It is updated once a day, in steps of ten points."
              )
            : "";
    }

    get pillars() {
        const {board} = this.board;
        return board.pillars.map((pillar) => ({
            ...pillar,
            ...this.describe(board, pillar),
        }));
    }

    describe(board, pillar) {
        const {compared, reached, furthest} = pillarState(board, pillar);
        return {
            isReady: compared > 0 && reached === compared,
            compared,
            verdict: compared
                ? _t("%(reached)s of %(compared)s on target", {reached, compared})
                : _t("No target to compare with"),
            detail:
                furthest &&
                _t("%(dimension)s: %(gap)s", {
                    dimension: furthest.column.short,
                    gap: gapText(furthest.gap),
                }),
        };
    }
}
