package org.vireo.notify.smtp;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import javax.activation.DataHandler;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeMessage;
import javax.mail.util.ByteArrayDataSource;
import org.vireo.spi.notify.Notification;
import org.vireo.spi.notify.Recipient;

/** A notification as a mail. */
final class Mail extends MimeMessage {
    private static final int LONGEST_SUBJECT = 150;

    private final String id;

    Mail(Session session, Notification notification, Recipient recipient, String from) throws MessagingException {
        super(session);
        id = "<" + notification.id() + "@" + notification.engine().replaceAll("[^A-Za-z0-9.-]", "-") + ">";
        setFrom(new InternetAddress(from, true));
        setRecipient(Message.RecipientType.TO, to(recipient));
        setSubject(subject(notification), StandardCharsets.UTF_8.name());
        setSentDate(Date.from(notification.time()));
        setHeader("Auto-Submitted", "auto-generated");
        var body = body(notification).getBytes(StandardCharsets.UTF_8);
        // a source of bytes is written as it is, without looking for a handler of its type
        setDataHandler(new DataHandler(new ByteArrayDataSource(body, "text/plain; charset=UTF-8")));
        saveChanges();
    }

    private static InternetAddress to(Recipient recipient) throws MessagingException {
        try {
            var address = new InternetAddress(recipient.address(), true);
            address.setPersonal(line(recipient.name()), StandardCharsets.UTF_8.name());
            return address;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("this Java lacks UTF-8", e);
        }
    }

    private static String subject(Notification notification) {
        var text = "[" + notification.engine() + "] " + notification.severity() + ": " + notification.message();
        var line = line(text);
        return line.length() <= LONGEST_SUBJECT ? line : line.substring(0, LONGEST_SUBJECT) + "…";
    }

    private static String body(Notification notification) {
        return """
                %s

                Severity: %s
                Time: %s
                Event: %s (%d, number %d)
                Caused by: %s
                Engine: %s
                """.formatted(
                        notification.message(),
                        notification.severity(),
                        notification.time(),
                        notification.name(),
                        notification.code(),
                        notification.event(),
                        notification.user(),
                        notification.engine());
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** The same each time, so that whoever gets a mail twice can tell. */
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
