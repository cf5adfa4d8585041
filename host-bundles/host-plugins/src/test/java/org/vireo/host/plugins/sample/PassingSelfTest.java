package org.vireo.host.plugins.sample;

import org.vireo.host.spi.plugin.HostSelfTest;
import org.vireo.host.spi.plugin.Outcome;

/** Passing. */
public final class PassingSelfTest implements HostSelfTest {
    @Override
    public String plugin() {
        return "network-sample";
    }

    @Override
    public Outcome run() {
        return new Outcome.Passed();
    }
}
