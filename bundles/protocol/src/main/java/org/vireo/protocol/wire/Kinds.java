package org.vireo.protocol.wire;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.PortBinding;

/** How the cases of closed interfaces are told apart in JSON: by a member {@code kind}. Kept apart so that the types stay free of it. */
final class Kinds {
    private Kinds() {}

    static ObjectMapper register(ObjectMapper json) {
        return json.addMixIn(DiskSource.class, Sources.class).addMixIn(PortBinding.class, Ports.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = DiskSource.FileDisk.class, name = "file"),
        @JsonSubTypes.Type(value = DiskSource.BlockDisk.class, name = "block"),
        @JsonSubTypes.Type(value = DiskSource.NetworkDisk.class, name = "network"),
        @JsonSubTypes.Type(value = DiskSource.LayeredDisk.class, name = "layered"),
        @JsonSubTypes.Type(value = DiskSource.BackupDisk.class, name = "backup")
    })
    private interface Sources {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = PortBinding.BridgePort.class, name = "bridge"),
        @JsonSubTypes.Type(value = PortBinding.NetworkPort.class, name = "network"),
        @JsonSubTypes.Type(value = PortBinding.SwitchPort.class, name = "switch"),
        @JsonSubTypes.Type(value = PortBinding.Unconnected.class, name = "none")
    })
    private interface Ports {}
}
