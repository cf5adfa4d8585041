package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Guest;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;
import org.vireo.itests.lab.Program;

/** Any part may end at any moment: machines run on, and what was begun ends one way or the other. */
@InLab
class CrashIT {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private Lab lab;
    private Guest witness;
    private String boot;

    @BeforeEach
    void letAMachineRun(Lab running) {
        lab = running;
        lab.awaitUsable(lab.alpha());
        witness = lab.guest("witness", lab.alpha()).running();
        boot = witness.bootId();
    }

    @AfterEach
    void removeIt() {
        witness.remove();
    }

    @ParameterizedTest(name = "{0} ms after the start was asked")
    @ValueSource(ints = {0, 250, 700})
    void anEngineKilledInAStartEndsItOneWayOrTheOther(int delay) {
        var guest = lab.guest("starting-" + delay, lab.alpha());
        try {
            var report = delay == 0 ? dieInAReport(guest) : dieLater(guest, delay);
            lab.engine().start();

            noJobRuns();
            noLockStays();
            report.ifPresent(this::isMadeAnew);
            var settled = Await.value(
                    "the machine is up or down", PATIENCE, guest::status, s -> s.equals("up") || s.equals("down"));
            assertThat(guest.runsInLibvirt())
                    .as("libvirt runs it while the API says " + settled)
                    .isEqualTo(settled.equals("up"));
            witnessNoticedNothing();
        } finally {
            guest.remove();
        }
    }

    private Optional<String> dieLater(Guest guest, int delay) {
        guest.act("start");
        LockSupport.parkNanos(Duration.ofMillis(delay).toNanos());
        lab.engine().kill();
        return Optional.empty();
    }

    /** The database keeps its query waiting until the engine is dead. */
    private Optional<String> dieInAReport(Guest guest) {
        lab.engine().install("report-csv");
        var run = new ArrayList<String>();
        lab.engine().database().holdHistory("v4_5_configuration_history_hosts", () -> {
            run.add(lab.api()
                    .post("/vireo/api/reports/hosts", "{\"form\":\"csv\"}")
                    .path("run")
                    .path("href")
                    .asText());
            lab.engine().database().awaitHeld();
            guest.act("start");
            lab.engine().kill();
        });
        return Optional.of(run.get(0));
    }

    private void isMadeAnew(String report) {
        // what the engine adds to the API comes some moments after the rest of it
        Await.until(
                "the engine tells of reports",
                PATIENCE,
                () -> lab.api().send("GET", report, "application/json", "", "").statusCode() == 200);
        var run = lab.api().get(report);
        assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("done");
        assertThat(lab.api()
                        .send("GET", run.path("content").asText(), "*/*", "", "")
                        .body())
                .contains("alpha");
        lab.api().delete("/vireo/api/plugins/report-csv");
    }

    @Test
    void anAgentThatIsKilledComesBackToItsMachines() {
        lab.alpha().kill();
        lab.alpha().start();

        becomesUsable();
    }

    @Test
    void aKilledLibvirtdIsFoundAgain() {
        lab.alpha().machine().killLibvirt();
        Await.until("the engine knows that host alpha has no libvirt", PATIENCE, () -> !lab.reachable(lab.alpha()));
        lab.alpha().machine().startLibvirt();

        becomesUsable(Guest::runningAtLast);
    }

    @Test
    void aKilledDatabaseIsStartedAgain() {
        Program.run("kill", "-9", String.valueOf(lab.engine().database().pid()));

        Await.until(
                "the API answers from the database",
                PATIENCE,
                () -> !lab.status("vms/" + witness.id()).isEmpty());
        becomesUsable();
    }

    @Test
    void aCutLinkIsJoinedAgain() {
        var port = lab.engine().ports().broker();
        Program.run("ss", "-K", "sport", "=", ":" + port);

        becomesUsable();
    }

    private void becomesUsable() {
        becomesUsable(Guest::running);
    }

    private void becomesUsable(Consumer<Guest> start) {
        lab.awaitUsable(lab.alpha());
        witnessNoticedNothing();
        var other = lab.guest("after", lab.alpha());
        try {
            start.accept(other);
        } finally {
            other.remove();
        }
        noLockStays();
    }

    private void witnessNoticedNothing() {
        witness.becomes("up");
        assertThat(witness.bootId()).as("the guest did not boot again").isEqualTo(boot);
    }

    private void noJobRuns() {
        Await.until("no job runs", PATIENCE, () -> count("select count(*) from job where status = 'STARTED'") == 0);
    }

    private void noLockStays() {
        var ended = "select count(*) from object_lock l join job j on j.id = l.job_id where j.status <> 'STARTED'";
        Await.until("no lock of an ended job stays", PATIENCE, () -> count(ended) == 0);
    }

    private long count(String query) {
        return lab.engine().database().number(query);
    }
}
