/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, onWillStart, useState} from "@odoo/owl";
import {_t} from "@web/core/l10n/translation";
import {CheckBox} from "@web/core/checkbox/checkbox";
import {ConfirmationDialog} from "@web/core/confirmation_dialog/confirmation_dialog";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {useDropdownState} from "@web/core/dropdown/dropdown_hooks";
import {useChildRef, useService} from "@web/core/utils/hooks";

/**
 * Views of the heatmap that the reader has saved, as Odoo's favorites of this action.
 */
export class BoardFavourites extends Component {
    static template = "social_readiness.BoardFavourites";
    static components = {CheckBox, Dropdown, DropdownItem};
    static props = {board: Object};

    setup() {
        this.board = useState(this.props.board);
        this.dialog = useService("dialog");
        this.notification = useService("notification");
        this.dropdown = useDropdownState();
        this.menu = useChildRef();
        this.state = useState({name: "", isDefault: false, isShared: false});
        onWillStart(() => {
            // Not awaited: the heatmap does not wait for the favorites.
            this.board.favourites.load();
        });
    }

    get favourites() {
        return this.board.favourites;
    }

    /** Odoo calls every dropdown a menu; a menu holds items only, and this one a form too. */
    nameMenu() {
        this.menu.el.setAttribute("role", "dialog");
        this.menu.el.setAttribute("aria-label", _t("Favorites"));
    }

    choose(favourite) {
        this.board.applyFavourite(favourite.view);
    }

    /** Enter saves, as in every form; Odoo's dropdown would take the key. */
    onNameKeydown(ev) {
        if (ev.key === "Enter") {
            ev.stopPropagation();
        }
    }

    async save(ev) {
        ev.preventDefault();
        const name = this.state.name.trim();
        if (!name) {
            return;
        }
        if (this.favourites.list.some((one) => one.name === name)) {
            this.notification.add(
                _t("A favorite with this name already exists. Choose another name."),
                {
                    type: "warning",
                }
            );
            return;
        }
        await this.favourites.save({...this.state, name}, this.board.favouriteView());
        Object.assign(this.state, {name: "", isDefault: false, isShared: false});
        this.dropdown.close();
    }

    removeLabel(favourite) {
        return `${_t("Remove")}: ${favourite.name}`;
    }

    remove(favourite) {
        this.dialog.add(ConfirmationDialog, {
            body: favourite.isShared
                ? _t("“%s” is shared. Removing it removes it for everyone.", favourite.name)
                : _t("Remove “%s”?", favourite.name),
            confirm: () => this.favourites.remove(favourite.id),
            confirmLabel: _t("Remove"),
            cancel: () => {},
        });
    }
}
