package org.vireo.reporting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import org.vireo.engine.api.command.Step;
import org.vireo.engine.api.command.StepContext;
import org.vireo.engine.api.report.RunReportSchedule;
import org.vireo.model.VireoException;
import org.vireo.spi.notify.Message;
import org.vireo.spi.notify.Recipient;

/**
 * Sends a report that was made to everybody who is to have it, and notes why it did not where it did not: the report is there all the same.
 * Repeatable: who has it is noted, and a mail that goes out twice after a crash bears the same id.
 *
 * @param reports that tells what the report is called
 * @param shelf with the report
 * @param post that sends
 * @param sender what mails say of the engine
 * @param command what is wanted
 */
record SendReport(Reports reports, Shelf shelf, Post post, Sender sender, RunReportSchedule command) implements Step {
    /** Before the number of a recipient: empty when it has the report, or else why not. */
    static final String SENT = "sent.";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm VV");
    private static final Duration LIMIT = Duration.ofMinutes(15);

    @Override
    public String name() {
        return "send";
    }

    @Override
    public String describe() {
        return "Sending the report";
    }

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public void run(StepContext context) {
        var recipients = command.content().recipients();
        if (recipients.isEmpty()) {
            return;
        }
        var files = files(context);
        for (int i = 0; i < recipients.size(); i++) {
            if (context.get(SENT + i).isEmpty()) {
                context.put(SENT + i, send(context, message(recipients.get(i), files), recipients.get(i)));
            }
        }
    }

    private String send(StepContext context, Message message, String address) {
        var attempts = new Attempts(post, message, new Recipient(address, ""), context.deadline(), Clock.systemUTC());
        try {
            return context.await("a mail server that takes the report", attempts::next);
        } catch (VireoException e) {
            return attempts.last();
        }
    }

    private List<Message.File> files(StepContext context) {
        long size = context.get(MakeReport.SIZE).map(Long::parseLong).orElse(0L);
        if (!command.content().attached() || size > sender.largest()) {
            return List.of();
        }
        var bytes = bytes((int) size);
        var name = command.content().report() + "." + command.content().form();
        return List.of(new Message.File(
                name,
                told(() -> reports.mediaType(command.content().form()), "application/octet-stream"),
                () -> bytes));
    }

    private byte[] bytes(int size) {
        try {
            var out = new ByteArrayOutputStream(size);
            shelf.get(command.id(), out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Message message(String address, List<Message.File> files) {
        var wishes = RunReportHandler.wishes(command.run());
        var content = command.content();
        var title = told(() -> reports.title(content.report(), wishes.locale()), content.report());
        var where = !files.isEmpty() ? "mail.attached" : content.attached() ? "mail.large" : "mail.linked";
        var due = TIME.format(command.due().atZone(wishes.zone()));
        var text = title + "\n\n"
                + said("mail.text", wishes.locale(), content.name(), due) + "\n"
                + said(where, wishes.locale(), sender.url() + "/vireo/api/reports/runs/" + command.id() + "/content")
                + "\n";
        var id = UUID.nameUUIDFromBytes((command.id() + address).getBytes(StandardCharsets.UTF_8));
        return new Message(id, title + " – " + content.name(), text, sender.engine(), files);
    }

    private static String said(String key, Locale locale, Object... values) {
        return new MessageFormat(Words.COMMON.text(key, locale), locale).format(values);
    }

    /** The report may have gone with its plugin since it was made, which is no reason to keep it back. */
    private static String told(Supplier<String> asked, String otherwise) {
        try {
            return asked.get();
        } catch (VireoException e) {
            return otherwise;
        }
    }
}
