/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {_t} from "@web/core/l10n/translation";
import {registry} from "@web/core/registry";
import {
    CopyClipboardURLField,
    copyClipboardURLField,
} from "@web/views/fields/copy_clipboard/copy_clipboard_field";

/** An address with a button that copies it. Odoo's own button is an icon without a name. */
export class CopyLinkField extends CopyClipboardURLField {
    static template = "social_readiness.CopyLink";

    get copyLabel() {
        return _t("Copy");
    }
}

registry.category("fields").add("readiness_copy_link", {
    ...copyClipboardURLField,
    component: CopyLinkField,
});
