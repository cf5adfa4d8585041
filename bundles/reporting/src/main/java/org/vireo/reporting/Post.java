package org.vireo.reporting;

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

/** The way to send mail that a plugin brings; only ever handed out behind the guard. Thread-safe. */
@Component(service = Post.class)
public final class Post {
    private static final String MAIL = "smtp";

    private final List<NotificationChannel> channels = new CopyOnWriteArrayList<>();

    /** While there is none, no mail can be sent. */
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

    /** What sends mail; when several do, the one that came first. */
    Optional<NotificationChannel> mail() {
        var present = guard;
        return present == null
                ? Optional.empty()
                : channels.stream()
                        .map(channel -> present.guard(NotificationChannel.class, channel))
                        .filter(channel -> channel.type().equals(MAIL))
                        .findFirst();
    }
}
