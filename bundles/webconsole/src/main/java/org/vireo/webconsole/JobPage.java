package org.vireo.webconsole;

import java.time.Duration;
import java.util.List;
import org.vireo.inventory.Inventory;
import org.vireo.inventory.Job;
import org.vireo.inventory.JobStep;
import org.vireo.inventory.Where;
import org.vireo.model.JobStatus;

/**
 * One job with its steps. The command itself is not shown: it may hold what only its handler should see.
 *
 * @param inventory that has it
 * @param owners their names
 * @param times how times are told
 */
record JobPage(Inventory inventory, Owners owners, Times times) {
    void show(Visit visit, Job job, Html page) {
        page.open("p")
                .element("a", "All jobs", "href", visit.address(JobsTab.LABEL))
                .close();
        page.element("h2", job.description());
        page.open("div", "data-live", "job");
        facts(job, page);
        steps(job, page);
        page.close();
    }

    private void facts(Job job, Html page) {
        page.open("dl");
        page.element("dt", "Status").open("dd");
        JobList.status(page, job);
        page.close();
        if (!job.failure().isEmpty()) {
            page.element("dt", "Cause of failure").element("dd", job.failure());
        }
        page.element("dt", "Owner").element("dd", Owners.name(job, owners.of(List.of(job))));
        page.element("dt", "Started (UTC)").element("dd", Times.text(job.started()));
        page.element("dt", "Ended (UTC)")
                .element("dd", job.ended().map(Times::text).orElse("not yet"));
        page.element("dt", "Took")
                .element(
                        "dd",
                        Times.length(Duration.between(job.started(), job.ended().orElse(times.now()))));
        page.element("dt", "Command").element("dd", job.commandType());
        page.element("dt", "Engine node").element("dd", job.external() ? "none, it is done outside" : job.node());
        page.element("dt", "Correlation id").element("dd", job.correlationId());
        page.element("dt", "Id").element("dd", job.id().toString());
        page.close();
    }

    private void steps(Job job, Html page) {
        var steps = inventory.list(JobStep.class, Where.equal("jobId", job.id()).orderBy("number"));
        if (steps.isEmpty()) {
            page.element("p", "The job has no steps.");
            return;
        }
        page.open("table").heads("Step", "Status", "Started (UTC)", "Took").open("tbody");
        steps.forEach(step -> row(page, step));
        page.close().close();
    }

    private void row(Html page, JobStep step) {
        page.open("tr").element("td", step.description().isEmpty() ? step.stepName() : step.description());
        page.open("td")
                .element(
                        "span",
                        status(step),
                        "class",
                        "state " + (begun(step) ? step.status().text() : "waits"));
        page.close();
        page.element("td", step.started().map(Times::text).orElse(""));
        page.element(
                "td",
                step.started()
                        .map(from ->
                                Times.length(Duration.between(from, step.ended().orElse(times.now()))))
                        .orElse(""));
        page.close();
    }

    private static boolean begun(JobStep step) {
        return step.status() != JobStatus.STARTED || step.started().isPresent();
    }

    private static String status(JobStep step) {
        if (step.undone()) {
            return "undone";
        }
        if (!begun(step)) {
            return "waits";
        }
        var running = step.status() == JobStatus.STARTED;
        return running
                ? "running" + (step.progress() > 0 ? ", " + step.progress() + " %" : "")
                : step.status().text();
    }
}
