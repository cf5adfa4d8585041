package org.vireo.rest.own;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.command.Command;
import org.vireo.engine.api.command.Commands;
import org.vireo.engine.api.report.CancelReportRun;
import org.vireo.engine.api.report.RemoveReportRun;
import org.vireo.engine.api.report.ReportDesk;
import org.vireo.engine.api.report.RunReport;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.Transactions;
import org.vireo.inventory.Where;
import org.vireo.model.ReportRunId;
import org.vireo.rest.define.Context;
import org.vireo.rest.fault.RequestFault;

/** What can be done with reports over HTTP. Values in, values out; HTTP is the servlet's business. Thread-safe. */
record ReportsApi(
        Inventory inventory, Transactions transactions, Commands commands, Supplier<Optional<ReportDesk>> desk) {
    private static final int USUAL_DAYS = 30;
    private static final String BASE = "/vireo/api/reports/runs/";

    ReportDesk open() {
        return desk.get().orElseThrow(() -> RequestFault.conflict("Reports are not installed, or not up yet."));
    }

    Map<String, Object> list(Locale locale) {
        return Map.of("reports", open().reports(locale), "forms", open().forms());
    }

    /** The caller's own, for administrators all. */
    Map<String, Object> runs(Caller caller) {
        var whose = caller.administrator()
                ? Where.all()
                : Where.equal("ownerId", caller.user().value());
        return transactions.read(() -> Map.of(
                "runs",
                inventory.list(ReportRun.class, whose.orderBy("begun")).stream()
                        .map(ReportsApi::shown)
                        .toList()));
    }

    Map<String, Object> run(String id, Caller caller) {
        return transactions.read(() -> shown(existing(id, caller)));
    }

    /** A run of the caller's, or any for administrators; to be called in a transaction. */
    ReportRun existing(String id, Caller caller) {
        return inventory
                .find(ReportRun.class, new ReportRunId(Context.uuid(id)))
                .filter(run -> caller.administrator() || run.ownerId().equals(caller.user()))
                .orElseThrow(() -> RequestFault.noEntity("ReportRun", "id", id));
    }

    /** One that was made. */
    ReportRun made(String id, Caller caller) {
        var run = transactions.read(() -> existing(id, caller));
        if (!run.state().equals("done")) {
            throw RequestFault.conflict("The report " + id + " has no content: it is " + run.state() + ".");
        }
        return run;
    }

    Map<String, Object> start(String report, JsonNode body, Caller caller) {
        var id = new ReportRunId(UUID.randomUUID());
        return submitted(
                id,
                new RunReport(
                        id,
                        report,
                        body.path("form").asText("pdf"),
                        wishes(body),
                        body.path("language").asText("en"),
                        body.path("timezone").asText("UTC"),
                        body.path("keep_days").asInt(USUAL_DAYS)),
                caller);
    }

    /** What is asked of a report. */
    static Map<String, String> wishes(JsonNode body) {
        var wishes = new HashMap<String, String>();
        body.path("wishes").properties().forEach(wish -> wishes.put(wish.getKey(), text(wish.getValue())));
        return wishes;
    }

    /** Several objects come as a list. */
    private static String text(JsonNode wish) {
        if (!wish.isArray()) {
            return wish.asText();
        }
        var texts = new ArrayList<String>();
        wish.forEach(one -> texts.add(one.asText()));
        return String.join(",", List.copyOf(texts));
    }

    Map<String, Object> cancel(String id, Caller caller) {
        var run = new ReportRunId(Context.uuid(id));
        return submitted(run, new CancelReportRun(run), caller);
    }

    Map<String, Object> remove(String id, Caller caller) {
        var run = new ReportRunId(Context.uuid(id));
        return submitted(run, new RemoveReportRun(run), caller);
    }

    private Map<String, Object> submitted(ReportRunId id, Command command, Caller caller) {
        var job = commands.submit(command, caller).job().value().toString();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("run", Map.of("id", id.toString(), "href", BASE + id));
        answer.put("job", Map.of("id", job, "href", "/ovirt-engine/api/jobs/" + job));
        return answer;
    }

    private static Map<String, Object> shown(ReportRun run) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("id", run.id().toString());
        shown.put("report", run.report());
        shown.put("title", run.title());
        shown.put("form", run.form());
        shown.put("media_type", run.mediaType());
        shown.put("state", run.state());
        shown.put("detail", run.detail());
        shown.put("size", run.size());
        shown.put("begun", run.begun());
        shown.put("expires", run.expires());
        run.scheduleId().ifPresent(schedule -> shown.put("schedule", schedule.toString()));
        if (run.state().equals("done")) {
            shown.put("content", BASE + run.id() + "/content");
        }
        return shown;
    }
}
