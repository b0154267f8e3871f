/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {user} from "@web/core/user";
import {useBus} from "@web/core/utils/hooks";
import {standardWidgetProps} from "@web/views/widgets/standard_widget_props";
import {SECTIONS, guideUrl} from "./guide_sections";

const APP = "social_readiness.social_readiness_menu_root";

/** A question mark that opens the guide at the section about the current screen. */
export class GuideLink extends Component {
    static template = "social_readiness.GuideLink";
    static props = {};

    setup() {
        useBus(this.env.bus, "ACTION_MANAGER:UI-UPDATED", () => this.render());
    }

    get url() {
        return this.section && guideUrl(this.section, user.lang || "en");
    }

    /** A model of another app has a section only while it is shown within this app. */
    get section() {
        const action = this.env.services.action.currentController?.action;
        const key = action?.tag || action?.res_model || "";
        const isOurs = /^(social_)?readiness\./.test(key);
        if (isOurs || this.env.services.menu.getCurrentApp()?.xmlid === APP) {
            return SECTIONS[key] || "index";
        }
        return undefined;
    }
}

/** The same in a form, for dialogs: `<widget name="readiness_guide"/>`. */
export class GuideWidget extends Component {
    static template = "social_readiness.GuideLink";
    static props = {...standardWidgetProps};

    get url() {
        return guideUrl(SECTIONS[this.props.record.resModel], user.lang || "en");
    }
}

registry.category("systray").add("social_readiness.guide", {Component: GuideLink}, {sequence: 29});
registry.category("view_widgets").add("readiness_guide", {component: GuideWidget});
