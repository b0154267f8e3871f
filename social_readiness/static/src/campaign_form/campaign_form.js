/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {onMounted} from "@odoo/owl";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {formView} from "@web/views/form/form_view";
import {FormController} from "@web/views/form/form_controller";

/** What the buttons that delete all answers ask first. */
const QUESTIONS = {
    action_cancel: () => ({
        title: _t("Cancel this campaign?"),
        body: _t(
            "All answers so far will be permanently deleted, unread, and codes that were handed out stop working. You can invite the same people to another campaign right away."
        ),
        confirmLabel: _t("Delete and cancel"),
    }),
    action_cancel_and_relaunch: () => ({
        title: _t("Cancel and start over?"),
        body: _t(
            "All answers so far will be permanently deleted, unread, and codes that were handed out stop working. A new draft with the same settings opens right away."
        ),
        confirmLabel: _t("Delete and start over"),
    }),
};

/** Begins on the button that keeps everything: Enter, pressed twice, deletes nothing. */
class DeletionDialog extends ConfirmationDialog {
    static defaultProps = {...ConfirmationDialog.defaultProps, confirmClass: "btn-danger"};

    setup() {
        super.setup();
        onMounted(() => this.modalRef.el.querySelector("[data-hotkey=x]").focus());
    }
}

export class CampaignFormController extends FormController {
    async beforeExecuteActionButton(clickParams) {
        const question = QUESTIONS[clickParams.name];
        if (question && !(await this.isSure(question()))) {
            return false;
        }
        return super.beforeExecuteActionButton(clickParams);
    }

    isSure(question) {
        return new Promise((resolve) => {
            this.dialogService.add(
                DeletionDialog,
                {
                    ...question,
                    cancelLabel: _t("Keep the campaign"),
                    confirm: () => resolve(true),
                    cancel: () => resolve(false),
                },
                {onClose: () => resolve(false)}
            );
        });
    }
}

registry.category("views").add("readiness_campaign_form", {
    ...formView,
    Controller: CampaignFormController,
});
