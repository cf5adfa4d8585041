package org.vireo.notify.smtp;

import com.sun.mail.smtp.SMTPAddressFailedException;
import com.sun.mail.smtp.SMTPSSLTransport;
import com.sun.mail.smtp.SMTPSendFailedException;
import com.sun.mail.smtp.SMTPTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javax.mail.MessagingException;
import javax.mail.Session;
import javax.mail.URLName;
import javax.mail.internet.AddressException;
import javax.mail.internet.InternetAddress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.model.Secret;
import org.vireo.spi.brand.Brand;
import org.vireo.spi.notify.Delivery;
import org.vireo.spi.notify.Notification;
import org.vireo.spi.notify.NotificationChannel;
import org.vireo.spi.notify.Recipient;

/** Sends mail. Every delivery has a connection of its own. Immutable. */
@Component(property = "vireo.type=smtp", configurationPid = "vireo.notify.smtp")
@Designate(ocd = SmtpChannel.Config.class)
public final class SmtpChannel implements NotificationChannel {
    /** Settings of {@code etc/vireo.notify.smtp.cfg}; two underscores stand for one. */
    @ObjectClassDefinition(name = "Mail")
    public @interface Config {
        @AttributeDefinition(description = "Name or address of the mail server")
        String host() default "localhost";

        @AttributeDefinition(description = "Its port; 0 for the usual one of the security chosen")
        int port() default 0;

        @AttributeDefinition(description = "starttls, tls or none")
        String security() default "starttls";

        @AttributeDefinition(description = "PEM file of certificates to trust beside those of Java", required = false)
        String ca__file() default "";

        @AttributeDefinition(description = "User to log in as; none without", required = false)
        String user() default "";

        @AttributeDefinition(description = "Password of that user", type = AttributeType.PASSWORD, required = false)
        String password() default "";

        @AttributeDefinition(description = "Sender of mails")
        String from() default "vireo@localhost";
    }

    private static final int LONGEST_ADDRESS = 254;
    private static final int FOR_GOOD = 500;

    private final SmtpSettings settings;
    private final Supplier<Brand> brand;

    /** Ready at once; the server is asked when there is something to send. */
    @Activate
    public SmtpChannel(Config config) {
        this(settings(config), Brand::current);
    }

    /** {@code brand} tells how the product is named now. */
    SmtpChannel(SmtpSettings settings, Supplier<Brand> brand) {
        this.settings = settings;
        this.brand = brand;
        refused(settings.from()).ifPresent(why -> {
            throw new IllegalArgumentException("from in vireo.notify.smtp.cfg: " + why);
        });
    }

    private static SmtpSettings settings(Config config) {
        SmtpSettings.Security security;
        try {
            security = SmtpSettings.Security.valueOf(config.security().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "security in vireo.notify.smtp.cfg must be starttls, tls or none, not " + config.security(), e);
        }
        return new SmtpSettings(
                config.host(),
                config.port() == 0 ? security.usualPort() : config.port(),
                security,
                Trust.of(config.ca__file()),
                config.user(),
                Secret.of(config.password()),
                config.from());
    }

    @Override
    public String type() {
        return "smtp";
    }

    @Override
    public Optional<String> problemWith(String address) {
        return refused(address);
    }

    private static Optional<String> refused(String address) {
        var plain = address.length() <= LONGEST_ADDRESS
                && address.indexOf('@') > 0
                && address.chars().noneMatch(c -> c <= ' ' || c == 0x7f || "<>(),;:\"[]\\".indexOf(c) >= 0);
        try {
            if (plain) {
                new InternetAddress(address, true).validate();
                return Optional.empty();
            }
        } catch (AddressException e) {
            return Optional.of("That is no address of mail: " + e.getMessage() + ".");
        }
        return Optional.of("That is no plain address of mail such as name@example.com.");
    }

    @Override
    public Delivery deliver(Notification notification, Recipient recipient, Instant deadline) {
        return send(recipient, deadline, session -> Mail.of(session, notification, recipient, sender()));
    }

    @Override
    public Delivery send(org.vireo.spi.notify.Message message, Recipient recipient, Instant deadline) {
        return send(recipient, deadline, session -> Mail.of(session, message, recipient, sender(), Instant.now()));
    }

    private Sender sender() {
        return new Sender(settings.from(), brand.get().product());
    }

    /** Writes a mail. */
    private interface Writer {
        Mail write(Session session) throws MessagingException;
    }

    private Delivery send(Recipient recipient, Instant deadline, Writer writer) {
        var problem = problemWith(recipient.address());
        if (problem.isPresent()) {
            return new Delivery.Undeliverable(problem.get());
        }
        var left = Duration.between(Instant.now(), deadline);
        if (left.isNegative() || left.isZero()) {
            return new Delivery.TryLater("There was no time left to send a mail.");
        }
        try {
            var session = Session.getInstance(settings.properties(left));
            send(writer.write(session), session);
            return new Delivery.Sent();
        } catch (MessagingException e) {
            return outcome(e);
        }
    }

    private void send(Mail mail, Session session) throws MessagingException {
        try (var transport = transport(session)) {
            transport.connect(
                    settings.host(),
                    settings.port(),
                    settings.login().orElse(null),
                    settings.login().map(user -> settings.password().reveal()).orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
        }
    }

    private SMTPTransport transport(Session session) {
        var name = new URLName(settings.protocol(), settings.host(), settings.port(), null, null, null);
        return settings.security() == SmtpSettings.Security.TLS
                ? new SMTPSSLTransport(session, name)
                : new SMTPTransport(session, name);
    }

    /** A server that refuses for good says so by a code of 500 or more; an answer to a login is no word on the mail. */
    private Delivery outcome(MessagingException e) {
        for (Exception next = e;
                next != null;
                next = next instanceof MessagingException m ? m.getNextException() : null) {
            if (next instanceof SMTPAddressFailedException refused && refused.getReturnCode() >= FOR_GOOD) {
                return new Delivery.Undeliverable("The mail server refuses the address: " + words(refused));
            }
            if (next instanceof SMTPSendFailedException refused && refused.getReturnCode() >= FOR_GOOD) {
                return new Delivery.Undeliverable("The mail server refuses the mail: " + words(refused));
            }
        }
        return new Delivery.TryLater(
                "The mail server " + settings.host() + ":" + settings.port() + " did not take it: " + words(e));
    }

    private static String words(Exception e) {
        var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return message.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
