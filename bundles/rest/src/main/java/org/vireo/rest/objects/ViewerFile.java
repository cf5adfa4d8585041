package org.vireo.rest.objects;

import java.time.Duration;
import org.vireo.engine.api.vm.Consoles;

/** The file with which virt-viewer opens a console. */
final class ViewerFile {
    private ViewerFile() {}

    static String text(String vm, Consoles.Ticket ticket, Duration validFor) {
        var console = ticket.console();
        var text = new StringBuilder("[virt-viewer]\n");
        line(text, "type", console.graphics().text());
        line(text, "host", console.address());
        if (console.port() >= 0) {
            line(text, "port", String.valueOf(console.port()));
        }
        if (console.tlsPort() >= 0) {
            line(text, "tls-port", String.valueOf(console.tlsPort()));
        }
        line(text, "password", ticket.value().reveal());
        text.append("# Password is valid for ").append(validFor.toSeconds()).append(" seconds.\n");
        line(text, "delete-this-file", "1");
        line(text, "fullscreen", "0");
        line(text, "title", vm + ":%d");
        line(text, "toggle-fullscreen", "shift+f11");
        line(text, "release-cursor", "shift+f12");
        line(text, "secure-attention", "ctrl+alt+end");
        return text.toString();
    }

    /** A value cannot begin a line of its own. */
    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append('=').append(value.replaceAll("[\\r\\n]", " ")).append('\n');
    }
}
