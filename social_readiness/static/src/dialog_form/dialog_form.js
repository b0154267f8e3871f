/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {onMounted} from "@odoo/owl";
import {registry} from "@web/core/registry";
import {formView} from "@web/views/form/form_view";
import {FormController} from "@web/views/form/form_controller";

/**
 * A dialog says where it begins: at the element with the class `o_readiness_begin_here`, or at the
 * first input in it. Otherwise the focus would be on the link to the guide, which comes first, and
 * Enter would open the guide.
 */
export class DialogFormController extends FormController {
    setup() {
        super.setup();
        onMounted(() => {
            const dialog = this.rootRef.el.closest(".modal") || this.rootRef.el;
            const beginning = dialog.querySelector(".o_readiness_begin_here");
            (beginning?.querySelector("input") || beginning)?.focus();
        });
    }
}

registry.category("views").add("readiness_dialog_form", {
    ...formView,
    Controller: DialogFormController,
});
