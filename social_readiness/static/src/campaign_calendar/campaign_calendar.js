/* Copyright 2026 Social Readiness contributors
   License LGPL-3.0 (https://www.gnu.org/licenses/lgpl-3.0.html). */

import {deserializeDateTime} from "@web/core/l10n/dates";
import {registry} from "@web/core/registry";
import {CalendarModel} from "@web/views/calendar/calendar_model";
import {calendarView} from "@web/views/calendar/calendar_view";

const {DateTime} = luxon;
const FIELDS = ["state", "date_open", "date_close"];

/** The day of a campaign that is nearest to a moment: the moment itself while it runs. */
function nearestDay(campaign, now) {
    const [opening, closing] = [campaign.date_open, campaign.date_close].map(deserializeDateTime);
    return opening > now ? opening : closing < now ? closing : now;
}

/**
 * A calendar that begins where a campaign is: today if one is running, or else at the nearest
 * one. Campaigns are rare, so today's month is often empty.
 */
export class CampaignCalendarModel extends CalendarModel {
    async load(params = {}) {
        const isFirst = !this.meta.date && !params.date && !params.context?.initial_date;
        const date = isFirst && (await this.dateOfNearest(params.domain || []));
        return super.load(date ? {...params, date} : params);
    }

    async dateOfNearest(domain) {
        const {resModel} = this.meta;
        const campaigns = await this.keepLast.add(this.orm.searchRead(resModel, domain, FIELDS));
        const alive = campaigns.filter(({state}) => state !== "cancelled");
        const now = DateTime.local();
        const days = (alive.length ? alive : campaigns).map((one) => nearestDay(one, now));
        days.sort((one, other) => Math.abs(one - now) - Math.abs(other - now));
        return days[0]?.startOf("day");
    }
}

registry.category("views").add("readiness_campaign_calendar", {
    ...calendarView,
    Model: CampaignCalendarModel,
});
