package org.vireo.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.auth.Authorizer;
import org.vireo.engine.api.auth.Caller;
import org.vireo.engine.api.auth.Permit;
import org.vireo.engine.api.event.Event;
import org.vireo.engine.api.rehearsal.HeardEvents;
import org.vireo.engine.api.rehearsal.NoGuard;
import org.vireo.engine.api.report.AddReportSchedule;
import org.vireo.engine.api.report.ScheduledReport;
import org.vireo.engine.api.report.UpdateReportSchedule;
import org.vireo.inventory.Account;
import org.vireo.inventory.ReportRun;
import org.vireo.inventory.ReportSchedule;
import org.vireo.inventory.Where;
import org.vireo.inventory.store.TestStore;
import org.vireo.model.ReportScheduleId;
import org.vireo.model.UserId;
import org.vireo.notify.smtp.SmtpChannel;
import org.vireo.spi.report.ReportFile;
import org.vireo.spi.report.ReportModel;
import org.vireo.spi.report.ReportRenderer;

/** Reports that are made again and again and sent by a real mail server. */
class SchedulesStoreTest {
    private static final int LARGEST = 1024 * 1024;

    private static final String HOSTS = """
            -- report: hosts
            -- category: inventory
            -- table: hosts
            -- column: host text
            select 'alpha' as host
            """;

    private final TestStore store = new TestStore();
    private final HeardEvents events = new HeardEvents();
    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final ReportScheduleId id = ReportScheduleId.random();
    private final UserId ann = new UserId(UUID.randomUUID());
    private PlayedCommands commands;
    private ScheduleClock clock;
    private Schedules schedules;
    private byte[] content = {1, 2, 3};

    @BeforeEach
    void open() {
        mail.start();
        var catalogue = new Catalogue();
        catalogue.bind(() -> List.of(ReportFile.parse("hosts.sql", HOSTS, Words.COMMON)));
        var renderers = new Renderers();
        renderers.guard = new NoGuard();
        renderers.bind(new Bytes());
        var post = new Post();
        post.guard = new NoGuard();
        post.bind(new SmtpChannel(new MailTo(mail.getSmtp().getPort())));
        Authorizer all = new Authorizer() {
            @Override
            public boolean allowed(Caller caller, Permit permit) {
                return true;
            }
        };
        var reports =
                new Reports(catalogue, renderers, all, () -> store.source().getConnection());
        var shelf = new Shelf(store.inventory(), store.transactions());
        schedules = new Schedules(store.inventory(), reports, post);
        commands = new PlayedCommands(
                store.transactions(),
                new AddReportScheduleHandler(store.inventory(), schedules),
                new UpdateReportScheduleHandler(store.inventory(), schedules),
                new RunReportScheduleHandler(
                        store.inventory(),
                        reports,
                        schedules,
                        shelf,
                        post,
                        events,
                        new Small("https://engine.example.com/")));
        commands.users.put(ann, true);
        clock = clock();
        store.transactions().run(() -> {
            var account = new Account(ann);
            account.setName("ann");
            account.setProfile("internal");
            account.setEmail("ann@example.com");
            store.inventory().add(account);
        });
    }

    private ScheduleClock clock() {
        return new ScheduleClock(
                store.inventory(), store.transactions(), commands, commands.logins(), schedules, events);
    }

    @AfterEach
    void close() {
        clock.stop();
        mail.stop();
        store.close();
    }

    private static ScheduledReport wanted(String cadence, String... recipients) {
        return new ScheduledReport(
                "weekly",
                "hosts",
                "bytes",
                Map.of(),
                "en",
                "Europe/Berlin",
                7,
                cadence,
                List.of(recipients),
                true,
                true);
    }

    private void add(ScheduledReport wanted, boolean administrator) {
        commands.submit(new AddReportSchedule(id, wanted), new Caller(ann, "ann@internal", administrator, "test"));
    }

    private ReportSchedule schedule() {
        return store.transactions().call(() -> store.inventory().get(ReportSchedule.class, id));
    }

    private List<ReportRun> runs() {
        return store.transactions().call(() -> store.inventory().list(ReportRun.class, Where.all()));
    }

    private List<Integer> told() {
        return events.heard().stream().map(Event::code).toList();
    }

    /** As if it had been due a while ago. */
    private Instant wasDue(Duration ago) {
        var due = Instant.ofEpochSecond(Instant.now().minus(ago).getEpochSecond());
        store.transactions()
                .run(() -> store.inventory().get(ReportSchedule.class, id).setDue(Optional.of(due)));
        return due;
    }

    @Test
    void runsOnceHoweverManyEnginesThereAre() throws Exception {
        add(wanted("0 6 * * 1", "ann@example.com", "bob@example.com"), true);
        assertThat(schedule().due().orElseThrow()).isAfter(Instant.now());
        clock.run(Instant.now());
        assertThat(runs()).isEmpty();

        var due = wasDue(Duration.ofSeconds(5));
        var other = clock();
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> clock.run(Instant.now())),
                        CompletableFuture.runAsync(() -> other.run(Instant.now())))
                .join();
        other.stop();

        assertThat(runs()).hasSize(1);
        assertThat(runs().get(0).state()).isEqualTo("done");
        assertThat(runs().get(0).scheduleId()).contains(id);
        assertThat(runs().get(0).ownerId()).isEqualTo(ann);
        assertThat(schedule().lastDue()).contains(due);
        assertThat(schedule().due().orElseThrow()).isAfter(Instant.now());
        assertThat(told()).isEmpty();
        assertThat(mail.getReceivedMessages()).hasSize(2);
        var received = mail.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Hosts – weekly");
        var parts = (MimeMultipart) received.getContent();
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("weekly", "attached");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("hosts.bytes");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(content);
    }

    @Test
    void makesOneForAllTimesThatWereMissedAndSaysSo() {
        add(wanted("0 * * * *"), false);
        wasDue(Duration.ofHours(30));
        clock.run(Instant.now());
        clock.run(Instant.now());

        assertThat(runs()).hasSize(1);
        assertThat(told()).containsExactly(RunReportScheduleHandler.MISSED);
        assertThat(schedule().due().orElseThrow()).isAfter(Instant.now());
    }

    @Test
    void stopsWhenItsOwnerIsGoneAndBeginsAgainWhenChanged() {
        add(wanted("0 * * * *"), false);
        wasDue(Duration.ofSeconds(5));
        commands.users.remove(ann);
        clock.run(Instant.now());

        assertThat(runs()).isEmpty();
        assertThat(schedule().enabled()).isFalse();
        assertThat(schedule().detail()).contains("owner");
        assertThat(told()).containsExactly(ScheduleClock.STOPPED);

        commands.submit(
                new UpdateReportSchedule(id, wanted("0 * * * *")), new Caller(ann, "ann@internal", false, "test"));
        assertThat(schedule().due().orElseThrow()).isAfter(Instant.now());
        assertThat(schedule().detail()).isEmpty();
    }

    @Test
    void stopsWhenItsOwnerMayNoLongerHaveItSentToOthers() {
        add(wanted("0 * * * *", "bob@example.com"), true);
        wasDue(Duration.ofSeconds(5));
        commands.users.put(ann, false);
        clock.run(Instant.now());

        assertThat(runs()).isEmpty();
        assertThat(mail.getReceivedMessages()).isEmpty();
        assertThat(told()).containsExactly(ScheduleClock.STOPPED);
    }

    @Test
    void saysWhatCannotBe() {
        assertThatThrownBy(() -> add(wanted("0 6 * * 1", "bob@example.com"), false))
                .hasMessageContaining("own address only");
        assertThatThrownBy(() -> add(wanted("* * * * *"), false)).hasMessageContaining("every 5 minutes");
        assertThatThrownBy(() -> add(wanted("at six"), false)).hasMessageContaining("no cadence such as");
        assertThatThrownBy(() -> add(wanted("0 6 * * 1", "x@y\r\nBcc: z@y"), true))
                .hasMessageContaining("Recipient");
        add(wanted("0 6 * * 1", "Ann@example.com"), false);
        var again = new AddReportSchedule(ReportScheduleId.random(), wanted("0 6 * * 1"));
        assertThatThrownBy(() -> commands.submit(again, new Caller(ann, "ann@internal", false, "test")))
                .hasMessageContaining("There is one with the name 'weekly'");
        var mine = new UpdateReportSchedule(id, wanted("0 7 * * 1"));
        var other = new Caller(new UserId(UUID.randomUUID()), "bob@internal", false, "test");
        assertThatThrownBy(() -> commands.submit(mine, other)).hasMessageContaining("There is no schedule");
    }

    @Test
    void tellsWhereAReportIsThatIsTooLargeForAMail() throws Exception {
        content = new byte[LARGEST + 1];
        add(wanted("0 6 * * 1", "ann@example.com"), false);
        wasDue(Duration.ofSeconds(5));
        clock.run(Instant.now());

        assertThat(mail.getReceivedMessages()[0].getContent().toString())
                .contains(
                        "too large",
                        "https://engine.example.com/vireo/api/reports/runs/"
                                + runs().get(0).id());
    }

    @Test
    void keepsAReportThatNobodyTakes() {
        add(wanted("0 6 * * 1", "ann@example.com"), false);
        wasDue(Duration.ofSeconds(5));
        mail.stop();
        clock.run(Instant.now());

        assertThat(runs().get(0).state()).isEqualTo("done");
        assertThat(runs().get(0).detail()).contains("Not sent to ann@example.com: The mail server");
        assertThat(told()).containsExactly(RunReportScheduleHandler.NOT_SENT);
    }

    @Test
    void goesOnAfterAReportThatFailed() {
        content = new byte[0];
        add(wanted("0 6 * * 1", "ann@example.com"), false);
        wasDue(Duration.ofSeconds(5));
        clock.run(Instant.now());

        assertThat(runs().get(0).state()).isEqualTo("failed");
        assertThat(told()).containsExactly(RunReportScheduleHandler.FAILED);
        assertThat(schedule().due().orElseThrow()).isAfter(Instant.now());
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    /** Writes what the test wants, or fails for want of it. */
    private final class Bytes implements ReportRenderer {
        @Override
        public String type() {
            return "bytes";
        }

        @Override
        public String mediaType() {
            return "application/octet-stream";
        }

        @Override
        public void render(ReportModel model, Locale locale, OutputStream out) throws IOException {
            if (content.length == 0) {
                throw new IOException("out of ink");
            }
            out.write(content);
        }
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record Small(String url) implements ReportingConfig {
        @Override
        public int largest__attachment__mib() {
            return 1;
        }

        @Override
        public int https__port() {
            return 8443;
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return ReportingConfig.class;
        }
    }

    @SuppressWarnings("ClassExplicitlyAnnotation")
    private record MailTo(int port) implements SmtpChannel.Config {
        @Override
        public String host() {
            return "127.0.0.1";
        }

        @Override
        public String security() {
            return "none";
        }

        @Override
        public String ca__file() {
            return "";
        }

        @Override
        public String user() {
            return "";
        }

        @Override
        public String password() {
            return "";
        }

        @Override
        public String from() {
            return "vireo@example.com";
        }

        @Override
        public Class<? extends Annotation> annotationType() {
            return SmtpChannel.Config.class;
        }
    }
}
