/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {evaluateExpr} from "@web/core/py_js/py";
import {user} from "@web/core/user";

const MODEL = "readiness.campaign";
const KEY = "readiness_board";

/**
 * The reader's favorites of the heatmap. They are stored like those of Odoo's lists
 * (`ir.filters`), but belong to the heatmap's action, so that no list of campaigns shows
 * them.
 */
export class Favourites {
    /**
     * @param {import("@web/core/orm_service").ORM} orm
     * @param {number|false} actionId
     */
    constructor(orm, actionId) {
        this.orm = orm;
        this.actionId = actionId;
        this.list = [];
    }

    get usual() {
        return this.list.find(({isDefault}) => isDefault);
    }

    /** The heatmap also works without favorites. */
    load() {
        this.loading ??= this.read().catch(() => {});
        return this.loading;
    }

    async read() {
        const filters = await this.orm.silent.call("ir.filters", "get_filters", [
            MODEL,
            this.actionId,
        ]);
        this.list = filters.map(favouriteOf).filter(({view}) => view);
    }

    async save({name, isDefault, isShared}, view) {
        await this.orm.call("ir.filters", "create_filter", [
            {
                name,
                model_id: MODEL,
                action_id: this.actionId,
                is_default: isDefault,
                user_ids: isShared ? [] : [user.userId],
                context: {[KEY]: JSON.stringify(view)},
                domain: "[]",
                sort: "[]",
            },
        ]);
        await this.read();
    }

    async remove(id) {
        await this.orm.unlink("ir.filters", [id]);
        await this.read();
    }
}

function favouriteOf({id, name, context, is_default: isDefault, user_ids: users}) {
    return {id, name, isDefault, isShared: users.length !== 1, view: viewIn(context)};
}

/** The view in a filter's context; nothing if it is not a favorite of the heatmap. */
function viewIn(context) {
    try {
        return JSON.parse(evaluateExpr(context)[KEY]);
    } catch {
        return null;
    }
}
