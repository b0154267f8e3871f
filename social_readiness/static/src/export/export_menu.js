/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {Component, useState} from "@odoo/owl";
import {Dropdown} from "@web/core/dropdown/dropdown";
import {DropdownItem} from "@web/core/dropdown/dropdown_item";
import {_t} from "@web/core/l10n/translation";
import {download} from "@web/core/network/download";
import {useService} from "@web/core/utils/hooks";

const FORMATS = [
    {name: "xlsx", icon: "fa-file-excel-o", label: _t("Spreadsheet (XLSX)")},
    {
        name: "pdf",
        icon: "fa-file-pdf-o",
        label: _t("Document (PDF)"),
        missing: _t("PDF and PNG files need wkhtmltopdf or Chromium on the server."),
    },
    {
        name: "pptx",
        icon: "fa-file-powerpoint-o",
        label: _t("Slides (PPTX)"),
        missing: _t("PPTX files need the Python package python-pptx on the server."),
    },
    {name: "png", icon: "fa-file-image-o", label: _t("Picture (PNG)")},
];

/** What the reader sees on the heatmap, in the form that the server's export expects. */
export function exportView(board) {
    const {mode, sort, flat, search, step} = board.view;
    return {
        campaign: board.campaignId,
        mode,
        rows: board.visibleRows().map(({key}) => key),
        sort: sort || {},
        flat: Boolean(flat),
        search: search.trim(),
        step,
        turned: Boolean(board.isTurned),
    };
}

/** Download what the heatmap shows as a file. */
export class ExportMenu extends Component {
    static template = "social_readiness.ExportMenu";
    static components = {Dropdown, DropdownItem};
    static props = {board: Object};

    setup() {
        this.ui = useService("ui");
        this.state = useState({busy: false});
    }

    get offered() {
        return this.props.board.board.exports || [];
    }

    /** The formats that this server can write. */
    get formats() {
        return FORMATS.filter(({name}) => this.offered.includes(name));
    }

    /** The reasons why it cannot write the others. */
    get reasons() {
        const missing = FORMATS.filter(({name}) => !this.offered.includes(name));
        return missing.map((format) => format.missing).filter(Boolean);
    }

    async export(name) {
        if (this.state.busy) {
            return;
        }
        this.state.busy = true;
        this.ui.block({message: _t("Preparing the file")});
        try {
            const view = JSON.stringify(exportView(this.props.board));
            await download({url: `/readiness/export/${name}`, data: {view}});
        } finally {
            this.ui.unblock();
            this.state.busy = false;
        }
    }
}
