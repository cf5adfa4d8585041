package org.vireo.host.libvirt;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.spi.guest.GuestChannel;
import org.vireo.model.VireoException;
import org.vireo.model.VmId;

/** Reaches guest agents through libvirt, which lets one command at a time through to each. Thread-safe. */
@Component
public final class LibvirtGuestChannel implements GuestChannel {
    private static final Logger LOG = LoggerFactory.getLogger(LibvirtGuestChannel.class);

    private final LibvirtConnection connection;
    private final DomainWatch watch;

    /** Ready at once. */
    @Activate
    public LibvirtGuestChannel(@Reference LibvirtConnection connection, @Reference DomainWatch watch) {
        this.connection = connection;
        this.watch = watch;
    }

    @Override
    public Set<VmId> connected() {
        return watch.agents();
    }

    @Override
    public Optional<String> command(VmId vm, String json, Duration timeout) {
        if (!watch.agents().contains(vm)) {
            return Optional.empty();
        }
        try {
            return connection.call(session -> session.ask(vm, domain -> domain.agentCommand(json, timeout)));
        } catch (VireoException e) {
            LOG.debug("The guest agent of {} gave no answer", vm, e);
            return Optional.empty();
        }
    }
}
