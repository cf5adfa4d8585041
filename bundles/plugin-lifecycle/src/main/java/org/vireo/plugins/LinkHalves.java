package org.vireo.plugins;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.vireo.engine.api.plugin.HalfState;
import org.vireo.engine.api.plugin.HostHalves;
import org.vireo.engine.api.plugin.PluginManifest;
import org.vireo.model.HostId;
import org.vireo.protocol.plugin.ListHalves;
import org.vireo.protocol.plugin.WithdrawHalf;
import org.vireo.spi.host.Call;

/** Brings host halves to hosts over the link, in pieces, so that a host needs no other place to get them from. Thread-safe. */
@Component(service = HostHalves.class, configurationPid = "vireo.plugins.halves")
@Designate(ocd = LinkHalves.Settings.class)
public final class LinkHalves implements HostHalves {
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final int gateSeconds;
    private final Clock clock = Clock.systemUTC();

    /** How patient hosts are. Two underscores make one in the key. */
    @ObjectClassDefinition(name = "Vireo host halves of plugins")
    public @interface Settings {
        /** Seconds in which a host half must have passed its gate. */
        int gate__seconds() default 60;
    }

    /** Checks the settings. */
    @Activate
    public LinkHalves(Settings settings) {
        this(settings.gate__seconds());
    }

    LinkHalves(int gateSeconds) {
        if (gateSeconds < 1 || gateSeconds > 600) {
            throw new IllegalArgumentException("gate_seconds of vireo.plugins.halves must be 1 to 600");
        }
        this.gateSeconds = gateSeconds;
    }

    @Override
    public void rollOut(PluginManifest manifest, Path unpacked, HostId host, Call call) {
        var half = HalfFiles.of(manifest, unpacked);
        var sending = new HalfSending(half, host, call);
        sending.send();
        call.hosts().call(host, half.activation(gateSeconds(call)), part(call, "activate", half.plugin(), host));
        call.progress(100);
    }

    /** The host needs time to go back and to answer before nobody waits any more. */
    private int gateSeconds(Call call) {
        long left =
                Duration.between(clock.instant(), call.deadline().minus(ANSWER)).toSeconds();
        return (int) Math.max(1, Math.min(gateSeconds, left * 2 / 3));
    }

    @Override
    public void withdraw(String plugin, HostId host, Call call) {
        call.hosts().call(host, new WithdrawHalf(plugin), part(call, "withdraw", plugin, host));
    }

    @Override
    public List<HalfState> list(HostId host, Call call) {
        return call.hosts().call(host, new ListHalves(), part(call, "list", "", host)).halves().stream()
                .map(half -> new HalfState(half.plugin().id(), half.plugin().version(), half.running(), half.problem()))
                .toList();
    }

    /** The same operation for the same thing to do on the same host. */
    static Call part(Call call, String verb, Object what, HostId host) {
        return call.part("half " + verb + " " + what + " on " + host);
    }
}
