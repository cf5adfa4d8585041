package org.vireo.reporting;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * What an engine says of itself in mails. Immutable.
 *
 * @param engine name of its machine
 * @param url where it is, without a slash at the end
 * @param largest bytes of a report that a mail holds
 */
record Sender(String engine, String url, long largest) {
    private static final int MOST_MIB = 100;
    private static final long MIB = 1024L * 1024;

    /**
     * From settings.
     *
     * @throws IllegalArgumentException when one cannot be so; names it
     */
    static Sender of(ReportingConfig config) {
        if (config.largest__attachment__mib() < 0 || config.largest__attachment__mib() > MOST_MIB) {
            throw new IllegalArgumentException("largest_attachment_mib in vireo.reporting.cfg must be 0 to " + MOST_MIB
                    + ", not " + config.largest__attachment__mib());
        }
        var engine = hostName();
        return new Sender(
                engine,
                config.url().isBlank()
                        ? "https://" + engine
                        : checked(config.url().strip()),
                config.largest__attachment__mib() * MIB);
    }

    private static String checked(String url) {
        var uri = URI.create(url);
        if (uri.getHost() == null || !("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))) {
            throw new IllegalArgumentException(
                    "url in vireo.reporting.cfg must be one such as https://engine.example.com, not '" + url + "'");
        }
        return url.replaceAll("/+$", "");
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getCanonicalHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
