package org.vireo.notify.smtp;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.vireo.model.Secret;

/**
 * How to reach the mail server. Immutable.
 *
 * @param host name or address
 * @param port of the server
 * @param security of the connection
 * @param trust makes connections that trust what an administrator trusts
 * @param user to log in as, empty for none
 * @param password of that user
 * @param from sender
 */
record SmtpSettings(
        String host, int port, Security security, SSLSocketFactory trust, String user, Secret password, String from) {
    /** How the connection is kept from others. */
    enum Security {
        STARTTLS(587),
        TLS(465),
        NONE(25);

        private final int port;

        Security(int port) {
            this.port = port;
        }

        int usualPort() {
            return port;
        }
    }

    String protocol() {
        return security == Security.TLS ? "smtps" : "smtp";
    }

    Optional<String> login() {
        return user.isEmpty() ? Optional.empty() : Optional.of(user);
    }

    /** For one delivery that has so much time. */
    Properties properties(Duration left) {
        var prefix = "mail." + protocol() + ".";
        var millis = Long.toString(Math.max(1, left.toMillis()));
        var properties = new Properties();
        properties.put(prefix + "connectiontimeout", millis);
        properties.put(prefix + "timeout", millis);
        properties.put(prefix + "writetimeout", millis);
        properties.put(prefix + "auth", Boolean.toString(login().isPresent()));
        properties.put(prefix + "starttls.enable", Boolean.toString(security == Security.STARTTLS));
        properties.put(prefix + "starttls.required", Boolean.toString(security == Security.STARTTLS));
        properties.put(prefix + "ssl.checkserveridentity", "true");
        properties.put(prefix + "ssl.protocols", "TLSv1.3 TLSv1.2");
        properties.put(prefix + "ssl.socketFactory", trust);
        properties.put(prefix + "from", from);
        return properties;
    }
}
