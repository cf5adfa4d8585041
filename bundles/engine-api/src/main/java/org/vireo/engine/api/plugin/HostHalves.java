package org.vireo.engine.api.plugin;

import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.vireo.model.HostId;
import org.vireo.spi.host.Call;

/**
 * Brings the host halves of plugins to hosts. Every method blocks until the host has answered, at most until the deadline of the call,
 * and can be repeated. Thread-safe.
 */
@ProviderType
public interface HostHalves {
    /**
     * Makes this version the active one on a host: its jars are sent where the host lacks them, installed, and pass their gate there.
     * When they do not, the host goes back to the version it had before by itself.
     *
     * @param unpacked directory of the unpacked package, in which the manifest's paths are found
     * @throws org.vireo.model.VireoException {@code HOST_UNREACHABLE}, or with the host's reason as one sentence
     */
    void rollOut(PluginManifest manifest, Path unpacked, HostId host, Call call);

    /**
     * Takes every version of a plugin off a host; fine when there is none.
     *
     * @throws org.vireo.model.VireoException {@code HOST_UNREACHABLE}, or with the host's reason as one sentence
     */
    void withdraw(String plugin, HostId host, Call call);

    /**
     * What a host has.
     *
     * @throws org.vireo.model.VireoException {@code HOST_UNREACHABLE}
     */
    List<HalfState> list(HostId host, Call call);
}
