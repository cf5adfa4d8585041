package org.vireo.notify.smtp;

import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import javax.activation.DataHandler;
import javax.mail.Message;
import javax.mail.MessagingException;
import javax.mail.Multipart;
import javax.mail.Part;
import javax.mail.Session;
import javax.mail.internet.InternetAddress;
import javax.mail.internet.MimeBodyPart;
import javax.mail.internet.MimeMessage;
import javax.mail.internet.MimeMultipart;
import javax.mail.internet.MimeUtility;
import javax.mail.util.ByteArrayDataSource;
import org.vireo.spi.notify.Notification;
import org.vireo.spi.notify.Recipient;

/** A notification or a message as a mail. */
final class Mail extends MimeMessage {
    private static final int LONGEST_SUBJECT = 150;
    private static final String WITHOUT = "this Java lacks UTF-8";

    private final String id;

    private Mail(Session session, UUID of, String engine, Recipient recipient, Sender from) throws MessagingException {
        super(session);
        id = "<" + of + "@" + engine.replaceAll("[^A-Za-z0-9.-]", "-") + ">";
        setFrom(address(from.address(), from.name()));
        setRecipient(Message.RecipientType.TO, address(recipient.address(), recipient.name()));
        setHeader("Auto-Submitted", "auto-generated");
    }

    static Mail of(Session session, Notification notification, Recipient recipient, Sender from)
            throws MessagingException {
        var mail = new Mail(session, notification.id(), notification.engine(), recipient, from);
        mail.setSubject(subject(notification), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(notification.time()));
        mail.setDataHandler(text(body(notification) + from.signature()));
        mail.saveChanges();
        return mail;
    }

    static Mail of(Session session, org.vireo.spi.notify.Message message, Recipient recipient, Sender from, Instant now)
            throws MessagingException {
        var mail = new Mail(session, message.id(), message.engine(), recipient, from);
        mail.setSubject(cut(line(message.subject())), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(now));
        if (message.files().isEmpty()) {
            mail.setDataHandler(text(message.text() + from.signature()));
        } else {
            mail.setContent(parts(message, from));
        }
        mail.saveChanges();
        return mail;
    }

    private static Multipart parts(org.vireo.spi.notify.Message message, Sender from) throws MessagingException {
        var parts = new MimeMultipart();
        var words = new MimeBodyPart();
        words.setDataHandler(text(message.text() + from.signature()));
        parts.addBodyPart(words);
        for (var file : message.files()) {
            var part = new MimeBodyPart();
            part.setDataHandler(
                    new DataHandler(new ByteArrayDataSource(file.content().bytes(), line(file.mediaType()))));
            part.setHeader("Content-Transfer-Encoding", "base64");
            part.setDisposition(Part.ATTACHMENT);
            try {
                part.setFileName(MimeUtility.encodeText(line(file.name()), StandardCharsets.UTF_8.name(), null));
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(WITHOUT, e);
            }
            parts.addBodyPart(part);
        }
        return parts;
    }

    /** A source of bytes is written as it is, without looking for a handler of its type. */
    private static DataHandler text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        return new DataHandler(new ByteArrayDataSource(bytes, "text/plain; charset=UTF-8"));
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            var full = new InternetAddress(address, true);
            full.setPersonal(line(name), StandardCharsets.UTF_8.name());
            return full;
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(WITHOUT, e);
        }
    }

    private static String subject(Notification notification) {
        var text = "[" + notification.engine() + "] " + notification.severity() + ": " + notification.message();
        return cut(line(text));
    }

    private static String cut(String line) {
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
