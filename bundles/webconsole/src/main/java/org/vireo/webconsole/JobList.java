package org.vireo.webconsole;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.Where;
import org.vireo.model.JobStatus;
import org.vireo.model.UserId;
import org.vireo.model.WireText;

/**
 * The list of jobs, the latest first, a page at a time.
 *
 * @param inventory that has them
 * @param owners their names
 * @param times how times are told
 */
record JobList(Inventory inventory, Owners owners, Times times) {
    private static final String PATTERN_SIGNS = "[%_\\\\]";

    void show(Visit visit, Html page) {
        var status = visit.parameter("status");
        var text = visit.parameter("text");
        filter(visit, page, status, text);
        var where = where(status, text);
        var total = inventory.count(Job.class, where);
        var pager = Pager.of(visit, total);
        var jobs = inventory.list(
                Job.class, where.order("started", true).skip(pager.skip()).limit(Pager.SIZE));
        if (jobs.isEmpty()) {
            page.element(
                    "p",
                    total == 0 && status.isEmpty() && text.isEmpty()
                            ? "Nothing has been asked of the engine yet. What is, appears here with its steps."
                            : "No job is like that.");
            return;
        }
        table(visit, page, jobs);
        pager.show(
                page,
                visit.address(JobsTab.LABEL) + "?status=" + Visit.encoded(status) + "&text=" + Visit.encoded(text)
                        + "&page=");
    }

    private static Where where(String status, String text) {
        var where = WireText.find(JobStatus.class, status)
                .map(s -> Where.equal("status", s))
                .orElse(Where.all());
        return text.isEmpty()
                ? where
                : where.and("description", Where.Comparison.LIKE, "%" + text.replaceAll(PATTERN_SIGNS, "_") + "%");
    }

    private static void filter(Visit visit, Html page, String status, String text) {
        page.open("form", "method", "get", "action", visit.address(JobsTab.LABEL), "class", "filter");
        page.open("label").text("Status ").open("select", "name", "status");
        option(page, "", "any", status);
        for (var each : JobStatus.values()) {
            option(page, each.text(), each.text(), status);
        }
        page.close().close();
        page.open("label").text("Description ");
        page.empty("input", "type", "search", "name", "text", "value", text).close();
        page.element("button", "Show", "type", "submit").close();
    }

    private static void option(Html page, String value, String text, String chosen) {
        if (value.equals(chosen)) {
            page.element("option", text, "value", value, "selected", "selected");
        } else {
            page.element("option", text, "value", value);
        }
    }

    private void table(Visit visit, Html page, List<Job> jobs) {
        var names = owners.of(jobs);
        page.open("table", "data-live", "jobs");
        page.heads("Started (UTC)", "Job", "Status", "Took", "Owner", "Cause of failure")
                .open("tbody");
        jobs.forEach(job -> row(visit, page, job, names));
        page.close().close();
    }

    private void row(Visit visit, Html page, Job job, Map<UserId, String> names) {
        page.open("tr").open("td");
        Times.write(page, job.started());
        page.close().open("td");
        page.element("a", job.description(), "href", visit.address(JobsTab.LABEL) + "?id=" + job.id());
        page.close().open("td");
        status(page, job);
        page.close();
        page.element(
                "td", Times.length(Duration.between(job.started(), job.ended().orElse(times.now()))));
        page.element("td", Owners.name(job, names));
        page.element("td", job.failure()).close();
    }

    static void status(Html page, Job job) {
        var text = job.status() == JobStatus.STARTED
                ? (job.undoing() ? "undoing" : "running")
                : job.status().text();
        page.element("span", text, "class", "state " + job.status().text());
    }
}
