package org.vireo.tp.camel;

import java.util.Locale;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Stops headers that steer Camel itself from crossing the wire, in any case of letters. Camel's own filter has let such
 * headers through before, and a message from a host must not choose a method, a file name or a target.
 */
final class OutsideHeaders implements HeaderFilterStrategy {

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        return steersCamel(name);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return steersCamel(name);
    }

    private static boolean steersCamel(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("camel")
                || lower.startsWith("org.apache.camel")
                || lower.startsWith("org_dot_apache_dot_camel")
                || lower.startsWith("_dot_camel");
    }
}
