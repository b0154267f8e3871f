/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {onMounted} from "@odoo/owl";
import {hasTouch} from "@web/core/browser/feature_detection";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {formView} from "@web/views/form/form_view";
import {FormController} from "@web/views/form/form_controller";

/**
 * The dialog in which an action is planned: who and until when come first.
 *
 * Odoo closes a dialog with Escape or the cross and drops what was typed; this one asks first. And
 * it saves when the page is left or reloaded or the browser shows another tab; this one does not:
 * nobody is asked to do something before somebody pressed Save.
 */
export class PlanFormController extends FormController {
    setup() {
        super.setup();
        if (this.env.inDialog) {
            this.env.dialogData.dismiss = () => this.mayClose();
            onMounted(() => this.focusFirst());
        }
    }

    /** Where the action has a name already, it lacks only a person. */
    focusFirst() {
        const {name} = this.model.root.data;
        if (name && !hasTouch()) {
            const person = this.rootRef.el.querySelector("[name=user_id] input");
            person?.focus();
            person?.select();
        }
    }

    beforeVisibilityChange() {
        return this.env.inDialog ? undefined : super.beforeVisibilityChange();
    }

    async beforeLeave(options) {
        return this.env.inDialog ? undefined : super.beforeLeave(options);
    }

    async beforeUnload(ev) {
        return this.env.inDialog ? undefined : super.beforeUnload(ev);
    }

    /** Resolve if the dialog may be closed; the dialog waits for it. */
    async mayClose() {
        if (await this.model.root.isDirty()) {
            await new Promise((close) => this.askToDiscard(close));
        }
    }

    askToDiscard(discard) {
        this.dialogService.add(ConfirmationDialog, {
            title: _t("Discard this action?"),
            body: _t("It is not in the action plan yet."),
            confirmLabel: _t("Keep editing"),
            confirm: () => {},
            cancelLabel: _t("Discard"),
            cancel: discard,
            dismiss: () => {},
        });
    }
}

registry.category("views").add("readiness_plan_form", {
    ...formView,
    Controller: PlanFormController,
});
