package org.vireo.notify;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.vireo.engine.api.plugin.PluginGuard;
import org.vireo.spi.notify.NotificationChannel;

/** The ways to tell people that plugins bring, by type; only ever handed out behind the guard. Thread-safe. */
@Component(service = Channels.class)
public final class Channels {
    private final List<NotificationChannel> channels = new CopyOnWriteArrayList<>();

    /** While there is none, no channel can be had. */
    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile PluginGuard guard;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bind(NotificationChannel channel) {
        channels.add(channel);
    }

    void unbind(NotificationChannel channel) {
        channels.remove(channel);
    }

    /** The channel of a type; when several are, the one that came first. */
    Optional<NotificationChannel> of(String type) {
        var present = guard;
        if (present == null) {
            return Optional.empty();
        }
        return channels.stream()
                .map(channel -> present.guard(NotificationChannel.class, channel))
                .filter(channel -> channel.type().equals(type))
                .findFirst();
    }
}
