package org.vireo.host.plugins.sample;

import java.util.concurrent.locks.LockSupport;
import org.vireo.host.spi.plugin.HostSelfTest;
import org.vireo.host.spi.plugin.Outcome;

/** Hanging. */
public final class HangingSelfTest implements HostSelfTest {
    @Override
    public String plugin() {
        return "network-sample";
    }

    @Override
    public Outcome run() {
        while (true) {
            LockSupport.park();
        }
    }
}
