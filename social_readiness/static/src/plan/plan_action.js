/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {_t} from "@web/core/l10n/translation";
import {user} from "@web/core/user";
import {useService} from "@web/core/utils/hooks";

/** Say that the action is planned, and who knows about it. */
function confirmation({user_id: responsible}) {
    return responsible && responsible.id !== user.userId
        ? _t("Added to the action plan. %s has been told.", responsible.display_name)
        : _t("Added to the action plan.");
}

/**
 * Return a function that opens the dialog for a new action.
 *
 * It takes what the action is about (`unit_id`, `dimension_id`, `measure_id`), and what to do when
 * the dialog is closed.
 */
export function usePlanAction() {
    const orm = useService("orm");
    const actionService = useService("action");
    const notification = useService("notification");
    return async (about, onClose) => {
        const form = await orm.call("readiness.action", "action_from_cell", [], about);
        return actionService.doAction(form, {
            onClose,
            props: {
                onSave: ({data}) => {
                    notification.add(confirmation(data), {type: "success"});
                    return actionService.doAction({type: "ir.actions.act_window_close"});
                },
            },
        });
    };
}
