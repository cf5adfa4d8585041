package org.vireo.host.storage.iscsi;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.vireo.protocol.storage.TargetList.FoundTarget;

/** A server of iSCSI before anybody chose a target: it is asked what it has. Immutable. */
final class IscsiServer {
    private static final int DISCOVERY = 1;
    /** Of libiscsi's lists: the next one, then a name, then for a target its portals. */
    private static final int NEXT = 0;

    private static final int NAME = Long.BYTES;
    private static final int PORTALS = 2 * Long.BYTES;
    private static final Pattern PORTAL = Pattern.compile("(?<address>.+:[0-9]{1,5})(,(?<group>[0-9]{1,5}))?");

    private final IscsiLibrary library;
    private final IscsiTarget who;

    /**
     * @param library that asks
     * @param who asks where; the names of its target and LUN are not used
     */
    IscsiServer(IscsiLibrary library, IscsiTarget who) {
        this.library = library;
        this.who = who;
    }

    List<FoundTarget> targets(Instant deadline) throws IOException {
        var context = library.iscsi_create_context(IscsiLogin.INITIATOR);
        try {
            IscsiLogin.prepare(library, context, deadline);
            if (!who.user().isEmpty()) {
                library.iscsi_set_initiator_username_pwd(context, who.user(), who.password());
            }
            library.iscsi_set_session_type(context, DISCOVERY);
            require(library.iscsi_connect_sync(context, who.portal()) == 0, context);
            require(library.iscsi_login_sync(context) == 0, context);
            var found = library.iscsi_discovery_sync(context);
            require(found != null || IscsiLogin.words(library, context).isEmpty(), context);
            try {
                return read(found);
            } finally {
                library.iscsi_free_discovery_data(context, found);
                library.iscsi_logout_sync(context);
            }
        } finally {
            library.iscsi_destroy_context(context);
        }
    }

    private void require(boolean fine, Pointer context) throws IOException {
        if (!fine) {
            throw IscsiLogin.failure("iSCSI server at " + who.portal(), IscsiLogin.words(library, context));
        }
    }

    private static List<FoundTarget> read(Pointer first) {
        var targets = new ArrayList<FoundTarget>();
        for (Pointer target = first; target != null; target = target.getPointer(NEXT)) {
            String name = text(target);
            for (Pointer portal = target.getPointer(PORTALS); portal != null; portal = portal.getPointer(NEXT)) {
                target(name, text(portal)).ifPresent(targets::add);
            }
        }
        return targets;
    }

    private static String text(Pointer entry) {
        return entry.getPointer(NAME).getString(0, StandardCharsets.UTF_8.name());
    }

    private static Optional<FoundTarget> target(String name, String portal) {
        var parts = PORTAL.matcher(portal);
        return parts.matches()
                ? Optional.of(new FoundTarget(
                        parts.group("address"),
                        parts.group("group") == null ? 1 : Integer.parseInt(parts.group("group")),
                        name))
                : Optional.empty();
    }
}
