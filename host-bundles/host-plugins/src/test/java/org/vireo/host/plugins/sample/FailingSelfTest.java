package org.vireo.host.plugins.sample;

import org.vireo.host.spi.plugin.HostSelfTest;
import org.vireo.host.spi.plugin.Outcome;

/** Failing. */
public final class FailingSelfTest implements HostSelfTest {
    @Override
    public String plugin() {
        return "network-sample";
    }

    @Override
    public Outcome run() {
        return new Outcome.Failed("mount.sample is missing");
    }
}
