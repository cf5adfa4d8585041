package org.vireo.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vireo.model.BiosType;
import org.vireo.model.BootDevice;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.DiskInterface;
import org.vireo.model.GraphicsType;
import org.vireo.model.HostId;
import org.vireo.model.ModelError;
import org.vireo.model.NicId;
import org.vireo.model.NicModel;
import org.vireo.model.OperationId;
import org.vireo.model.Payload;
import org.vireo.model.PayloadFile;
import org.vireo.model.Secret;
import org.vireo.model.StorageErrorBehaviour;
import org.vireo.model.VireoException;
import org.vireo.model.VmFittings;
import org.vireo.model.VmId;
import org.vireo.model.VmType;
import org.vireo.protocol.vm.Accepted;
import org.vireo.protocol.vm.DiskDevice;
import org.vireo.protocol.vm.DiskSource;
import org.vireo.protocol.vm.DomainSpec;
import org.vireo.protocol.vm.NicDevice;
import org.vireo.protocol.vm.PortBinding;
import org.vireo.protocol.vm.StartDomain;

class WireCodecTest {
    private final WireCodec codec = new WireCodec();
    private final HostId host = HostId.random();
    private final OperationId operation = OperationId.random();

    private static StartDomain start() {
        var disk = new DiskDevice(
                DiskId.random(),
                new DiskSource.FileDisk("/d/x", DiskFormat.COW),
                DiskInterface.VIRTIO,
                true,
                false,
                false);
        var nic = new NicDevice(
                NicId.random(), "56:6f:00:00:00:01", NicModel.VIRTIO, true, new PortBinding.NetworkPort("default"));
        return new StartDomain(
                new DomainSpec(
                        VmId.random(),
                        "hello",
                        ByteSize.ofMiB(128),
                        ByteSize.ofMiB(256),
                        ByteSize.ofMiB(64),
                        CpuTopology.SINGLE,
                        BiosType.Q35_SEA_BIOS,
                        List.of(BootDevice.HD),
                        Optional.empty(),
                        List.of(disk),
                        List.of(nic),
                        List.of(GraphicsType.VNC),
                        true,
                        VmType.SERVER,
                        "Etc/GMT",
                        Map.of(),
                        VmFittings.USUAL,
                        Optional.of(new DiskSource.LayeredDisk(
                                new DiskSource.NetworkDisk("nfs", "/e/top", List.of("a"), "", DiskFormat.COW),
                                List.of(new DiskSource.FileDisk("/d/iso", DiskFormat.RAW)))),
                        List.of(new Payload("cidata", List.of(new PayloadFile("meta-data", Secret.of("{}"))))),
                        StorageErrorBehaviour.KILL),
                false,
                false);
    }

    /** What an engine sends that knows nothing of fittings and media. */
    @Test
    void readsADomainWithoutWhatCameLater() {
        var tree = (ObjectNode) codec.tree(start());
        ((ObjectNode) tree.get("domain")).remove(List.of("fittings", "disc", "media"));
        var read = (StartDomain) codec.body(new RequestEnvelope(1, "vm.start", operation, host, Instant.EPOCH, tree));
        assertThat(read.domain().fittings()).isEqualTo(VmFittings.USUAL);
        assertThat(read.domain().media()).isEmpty();
    }

    private RequestEnvelope envelope(int version, String verb) {
        return new RequestEnvelope(version, verb, operation, host, Instant.EPOCH, codec.tree(start()));
    }

    @Test
    void readsBackARequestWithDisksAndPorts() {
        var sent = start();
        var text = codec.write(new RequestEnvelope(1, "vm.start", operation, host, Instant.EPOCH, codec.tree(sent)));
        assertThat(codec.body(codec.request(text))).isEqualTo(sent);
    }

    @Test
    void refusesAVersionItDoesNotSpeak() {
        assertThatThrownBy(() -> codec.request(codec.write(envelope(2, "vm.start"))))
                .isInstanceOf(VireoException.class)
                .hasMessage("the peer speaks version 2, this side reads 1 to 1");
    }

    @Test
    void refusesAVerbItDoesNotKnow() {
        assertThatThrownBy(() -> codec.body(envelope(1, "vm.dance")))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("vm.dance");
    }

    @Test
    void carriesAProblemAcross() {
        var problem = Problem.of(new VireoException(ModelError.WRONG_STATE, "not now"));
        var text = codec.write(new ReplyEnvelope(1, operation, host, Optional.empty(), Optional.of(problem)));
        assertThatThrownBy(() -> codec.body(codec.reply(text), Accepted.class))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code().kind()).isEqualTo(ModelError.WRONG_STATE.kind()))
                .hasMessage("not now");
    }

    @Test
    void refusesTextThatIsNoMessage() {
        assertThatThrownBy(() -> codec.report("{}")).isInstanceOf(VireoException.class);
    }
}
