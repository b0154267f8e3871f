import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {patch} from "@web/core/utils/patch";
import {SurveyForm} from "@survey/interactions/survey_form";

/**
 * The survey module asks before the last page is sent. A readiness survey asks in words of its own,
 * which come with the page: in its language, whatever the module is translated to.
 */
patch(SurveyForm.prototype, {
    onSubmit(ev) {
        const words = this.el.querySelector(".o_readiness_ask_send");
        if (!words || ev.currentTarget.value !== "finish") {
            return super.onSubmit(ev);
        }
        ev.preventDefault();
        const [title, body, confirmLabel, cancelLabel] = [...words.children].map((line) =>
            line.textContent.trim()
        );
        this.dialog.add(ConfirmationDialog, {
            title,
            body,
            confirmLabel,
            cancelLabel,
            confirm: () => this.waitForTimeout(() => this.submitForm({isFinish: true}), 0),
            cancel: () => {},
        });
    },
});
