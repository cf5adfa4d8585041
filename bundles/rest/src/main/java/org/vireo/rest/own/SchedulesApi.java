package org.vireo.rest.own;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.report.AddReportSchedule;
import org.vireo.engine.api.report.RemoveReportSchedule;
import org.vireo.engine.api.report.ScheduledReport;
import org.vireo.engine.api.report.UpdateReportSchedule;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportSchedule;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ReportScheduleId;
import org.vireo.model.json.ModelJson;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;

/** What can be done with schedules of reports over HTTP. Values in, values out. Thread-safe. */
record SchedulesApi(Inventory inventory, Transactions transactions, Commands commands) {
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String BASE = "/vireo/api/reports/schedules/";
    private static final int USUAL_DAYS = 30;
    private static final Set<String> KEYS = Set.of(
            "name",
            "report",
            "form",
            "wishes",
            "language",
            "timezone",
            "keep_days",
            "cadence",
            "recipients",
            "attached",
            "enabled");

    /** The caller's own, for administrators all. */
    Map<String, Object> all(Caller caller) {
        var whose = caller.administrator()
                ? Where.all()
                : Where.equal("ownerId", caller.user().value());
        return transactions.read(() -> Map.of(
                "schedules",
                inventory.list(ReportSchedule.class, whose.orderBy("name")).stream()
                        .map(SchedulesApi::shown)
                        .toList()));
    }

    Map<String, Object> one(String id, Caller caller) {
        return transactions.read(() -> inventory
                .find(ReportSchedule.class, new ReportScheduleId(Context.uuid(id)))
                .filter(found -> caller.administrator() || found.ownerId().equals(caller.user()))
                .map(SchedulesApi::shown)
                .orElseThrow(() -> RequestFault.noEntity("ReportSchedule", "id", id)));
    }

    Map<String, Object> add(JsonNode body, Caller caller) {
        var id = new ReportScheduleId(UUID.randomUUID());
        submit(new AddReportSchedule(id, read(body)), caller);
        return one(id.toString(), caller);
    }

    /** What is not in the body is as for a new one: a schedule is put as a whole. */
    Map<String, Object> put(String id, JsonNode body, Caller caller) {
        submit(new UpdateReportSchedule(new ReportScheduleId(Context.uuid(id)), read(body)), caller);
        return one(id, caller);
    }

    Map<String, Object> remove(String id, Caller caller) {
        submit(new RemoveReportSchedule(new ReportScheduleId(Context.uuid(id))), caller);
        return Map.of();
    }

    private void submit(Command command, Caller caller) {
        var unused = commands.submit(command, caller);
    }

    private static ScheduledReport read(JsonNode body) {
        var unknown = new TreeSet<String>();
        body.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw RequestFault.bad("A schedule has no " + unknown + ", but " + new TreeSet<>(KEYS) + ".");
        }
        return new ScheduledReport(
                needed(body, "name"),
                needed(body, "report"),
                body.path("form").asText("pdf"),
                ReportsApi.wishes(body),
                body.path("language").asText("en"),
                body.path("timezone").asText("UTC"),
                body.path("keep_days").asInt(USUAL_DAYS),
                needed(body, "cadence"),
                recipients(body),
                body.path("attached").asBoolean(true),
                body.path("enabled").asBoolean(true));
    }

    private static String needed(JsonNode body, String key) {
        if (!body.path(key).isTextual()) {
            throw RequestFault.bad("A schedule needs a text '" + key + "'.");
        }
        return body.path(key).asText();
    }

    private static List<String> recipients(JsonNode body) {
        var recipients = new ArrayList<String>();
        body.path("recipients").forEach(one -> recipients.add(one.asText()));
        return recipients;
    }

    private static Map<String, Object> shown(ReportSchedule schedule) {
        var content = content(schedule);
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", schedule.id().toString());
        shown.put("href", BASE + schedule.id());
        shown.put("name", content.name());
        shown.put("owner", schedule.ownerId().toString());
        shown.put("report", content.report());
        shown.put("form", content.form());
        shown.put("wishes", content.wishes());
        shown.put("language", content.language());
        shown.put("timezone", content.zone());
        shown.put("keep_days", content.keepDays());
        shown.put("cadence", content.cadence());
        shown.put("recipients", content.recipients());
        shown.put("attached", content.attached());
        shown.put("enabled", schedule.enabled());
        shown.put("detail", schedule.detail());
        schedule.due().ifPresent(due -> shown.put("due", due));
        schedule.lastDue().ifPresent(due -> shown.put("last_due", due));
        schedule.lastRunId().ifPresent(run -> shown.put("last_run", "/vireo/api/reports/runs/" + run));
        return shown;
    }

    private static ScheduledReport content(ReportSchedule schedule) {
        try {
            return JSON.readValue(schedule.content(), ScheduledReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the schedule " + schedule.id() + " cannot be read", e);
        }
    }
}
