/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {IntegerField, integerField} from "@web/views/fields/integer/integer_field";
import {registry} from "@web/core/registry";
import {signed} from "../formats/formats";

/** A gap or a change, written as everywhere else: "+3", "−16". */
export class DifferenceField extends IntegerField {
    get formattedValue() {
        return signed(this.value);
    }
}

registry.category("fields").add("readiness_difference", {
    ...integerField,
    component: DifferenceField,
});
