package org.vireo.directory.ldap;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One server. Immutable.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
record Server(String host, int port) {
    private static final Pattern FORM =
            Pattern.compile("(?<host>[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\])(?::(?<port>\\d{1,5}))?");

    /** Reads {@code host}, {@code host:port} or {@code [address]:port}. */
    static Server parse(String text, int defaultPort) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw Settings.refused("servers", "has '" + text + "', which is not host or host:port");
        }
        int port = form.group("port") == null ? defaultPort : Integer.parseInt(form.group("port"));
        if (port < 1 || port > 65535) {
            throw Settings.refused("servers", "has the port " + port);
        }
        var host = form.group("host");
        return new Server(host.startsWith("[") ? host.substring(1, host.length() - 1) : host, port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
