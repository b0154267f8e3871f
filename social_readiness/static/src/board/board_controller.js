/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {markRaw} from "@odoo/owl";
import {RPCError} from "@web/core/network/rpc";
import {KeepLast} from "@web/core/utils/concurrency";
import {
    ancestorsOf,
    buildColumns,
    buildTree,
    depthOf,
    keyOf,
    pillarsOf,
    visibleRows,
} from "./board_model";
import {comparator} from "./board_values";
import {favouriteFromView, linkFromView, viewFromLink} from "./board_view";

const MOST_TURNED = 16;

/**
 * The board's state: one heatmap from the server, and what the reader has chosen to see of it.
 * Choosing another mode, order or row asks the server for nothing.
 */
export class BoardController {
    /**
     * @param {import("@web/core/orm_service").ORM} orm
     * @param {Object} params of the action, or of the link
     * @param {{onLinkChanged: (link: Object, isStep: boolean) => void,
     *   favourites: Favourites}} options
     */
    constructor(orm, params, {onLinkChanged, favourites}) {
        this.orm = orm;
        this.onLinkChanged = onLinkChanged;
        this.favourites = favourites;
        this.isPrinting = false;
        this.keepLast = markRaw(new KeepLast());
        this.keepLastDetails = markRaw(new KeepLast());
        this.campaignId = Number(params.campaign || params.campaign_id) || false;
        this.departmentId = Number(params.department_id) || false;
        this.view = viewFromLink(params);
        this.status = "loading";
        this.board = null;
        this.details = null;
    }

    // ------------------------------------------------------------
    // LOADING
    // ------------------------------------------------------------

    async load() {
        this.status = "loading";
        const call = this.orm.silent.call("readiness.heatmap", "get_heatmap", [
            this.campaignId,
            true,
        ]);
        try {
            this.show(await this.keepLast.add(call));
        } catch (error) {
            this.board = null;
            this.status = isDenied(error) ? "denied" : "failed";
        }
    }

    show(heatmap) {
        const tree = buildTree({rows: [], row_fields: [], ...heatmap});
        const columns = buildColumns(heatmap.dimensions || []);
        this.board = markRaw({
            level: 1,
            targets: [],
            participation: {},
            ...heatmap,
            ...tree,
            tree,
            columns,
            pillars: pillarsOf(columns),
            depth: depthOf(tree.nodes),
        });
        this.campaignId = heatmap.campaign && heatmap.campaign.id;
        this.view.level ??= this.usualLevel;
        this.status = statusOf(this.board);
        this.findDepartment();
        this.reveal(this.view.row);
        this.changed(false);
        this.loadDetails();
    }

    /** Load the details of the open cell; if that fails, the panel shows the score alone. */
    async loadDetails() {
        const {cell} = this.view;
        const node = this.openedNode();
        if (this.detailsOf !== `${node?.key} ${cell}`) {
            this.details = null;
        }
        if (!cell || !node?.scores) {
            return;
        }
        this.detailsOf = `${node.key} ${cell}`;
        const dimension = Number(cell) || false;
        const cellOf = [this.campaignId, node.unit, node.scope, dimension];
        const call = this.orm.silent.call("readiness.cell", "get_cell", cellOf);
        try {
            this.details = markRaw(await this.keepLastDetails.add(call));
        } catch {
            this.details = null;
        }
    }

    selectCampaign(campaignId) {
        this.campaignId = campaignId;
        this.detailsOf = null;
        const level = this.view.level === this.usualLevel ? null : this.view.level;
        this.setView({row: null, cell: null, toggled: new Set(), search: "", step: null, level});
        return this.load();
    }

    // ------------------------------------------------------------
    // READING
    // ------------------------------------------------------------

    /** How many levels are opened first. */
    get usualLevel() {
        return this.board?.level;
    }

    // Methods and not getters: OWL would make all that a getter returns reactive too.

    /** The rows to show, in order. */
    visibleRows() {
        const {sort, mode} = this.view;
        const compare = comparator(this.board, this.isOpenCampaign ? null : sort, mode);
        return visibleRows(this.board.tree, {...this.view, compare});
    }

    /** All rows, even below closed ones, in the order that is shown. */
    printedRows() {
        const {sort, mode} = this.view;
        const compare = comparator(this.board, sort, mode);
        return visibleRows(this.board.tree, {
            ...this.view,
            compare,
            level: Infinity,
            toggled: new Set(),
        });
    }

    /** The heatmap can be transposed if there are few enough departments to fit side by side. */
    get canTurn() {
        return this.status === "published" && this.board.nodes.size <= MOST_TURNED;
    }

    get isTurned() {
        return this.view.turned && this.canTurn;
    }

    get isOpenCampaign() {
        return this.status === "open";
    }

    openedNode() {
        return (this.view.row && this.board?.nodes.get(this.view.row)) || null;
    }

    // ------------------------------------------------------------
    // CHOOSING
    // ------------------------------------------------------------

    setView(changes, isStep = true) {
        Object.assign(this.view, changes);
        this.changed(isStep);
    }

    /** Typing does not add to the browser's history. */
    setSearch(search) {
        this.setView({search}, false);
    }

    setMode(mode) {
        this.setView({mode, step: null});
    }

    setLevel(level) {
        this.setView({level, toggled: new Set()});
    }

    /** While rows are searched, or ranked across levels, they cannot be opened or closed. */
    canToggle(node) {
        const {search, flat} = this.view;
        return node.children.length > 0 && !search.trim() && !flat;
    }

    toggleRow({unit}) {
        const toggled = new Set(this.view.toggled);
        if (!toggled.delete(unit)) {
            toggled.add(unit);
        }
        this.setView({toggled});
    }

    /** First click: ascending; second click: descending; third click: the usual order. */
    toggleSort(by) {
        const {sort} = this.view;
        if (sort?.by !== by) {
            this.setView({sort: {by, descending: false}});
        } else if (!sort.descending) {
            this.setView({sort: {by, descending: true}});
        } else {
            this.setView({sort: null});
        }
    }

    openPanel(row, cell = null) {
        this.setView({row, cell});
        this.loadDetails();
    }

    applyFavourite(params) {
        this.view = viewFromLink(params);
        this.view.level ??= this.usualLevel;
        this.departmentId = Number(params.department_id) || false;
        this.findDepartment();
        this.reveal(this.view.row);
        this.changed();
        this.loadDetails();
    }

    favouriteView() {
        return favouriteFromView(this.view, this.openedNode()?.department, this.usualLevel);
    }

    setPrinting(isPrinting) {
        this.isPrinting = isPrinting;
        document.body.classList.toggle("o_readiness_printing", isPrinting);
    }

    closePanel() {
        this.setView({row: null, cell: null});
    }

    // ------------------------------------------------------------
    // HELPERS
    // ------------------------------------------------------------

    /** Open what is above a row, so that it can be seen. */
    reveal(key) {
        const {nodes} = this.board;
        if (!nodes.has(key)) {
            Object.assign(this.view, {row: null, cell: null});
            return;
        }
        for (const above of ancestorsOf(nodes, key).map((one) => nodes.get(one))) {
            if (above.level < this.view.level === this.view.toggled.has(above.unit)) {
                this.toggleRow(above);
            }
        }
    }

    findDepartment() {
        if (this.departmentId) {
            const found = [...this.board.nodes.values()].find(
                ({department}) => department === this.departmentId
            );
            this.view.row = found ? keyOf(found.unit) : null;
            this.departmentId = false;
        }
    }

    /** What the reader sees, as the parameters of a link. */
    link() {
        return linkFromView(this.view, this.campaignId, this.usualLevel);
    }

    changed(isStep = true) {
        this.onLinkChanged(this.link(), isStep);
    }
}

function isDenied(error) {
    return error instanceof RPCError && error.exceptionName === "odoo.exceptions.AccessError";
}

function statusOf({campaign, campaigns, company}) {
    if (!campaign) {
        // The server would have chosen a campaign, but the link asks for one that is not allowed.
        return campaigns.length ? "denied" : "empty";
    }
    if (campaign.state === "published") {
        // The figures are sent once the reader has entered a guess or skipped it.
        return campaign.asks_guess || company?.scores ? "published" : "toofew";
    }
    return campaign.state;
}
