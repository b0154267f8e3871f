/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {dayText} from "../../formats/formats";

/** Selects the campaign that the heatmap shows. */
export class CampaignSelector extends Component {
    static template = "social_readiness.CampaignSelector";
    static components = {Dropdown, DropdownItem};
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
    }

    get current() {
        return this.board.board.campaign;
    }

    describe(campaign) {
        const date = dayText(campaign.date_close);
        if (campaign.state === "open") {
            return _t("open until %s", date);
        }
        return campaign.state === "published" ? _t("closed on %s", date) : _t("not published");
    }
}
