package org.vireo.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.vireo.model.DiskFormat;
import org.vireo.model.DiskId;
import org.vireo.model.ErrorKind;
import org.vireo.protocol.storage.RecordKind;
import org.vireo.protocol.storage.RecordName;
import org.vireo.protocol.storage.WriteRecord;
import org.vireo.spi.storage.StorageFeature;

/** What types of storage do that keep records beside volumes. */
abstract class StorageRecordsContract extends StorageDomainContract {
    private final RecordName vm = new RecordName(RecordKind.VM, UUID.randomUUID());

    private void attachWithRecords() {
        assumeTrue(backend().features().contains(StorageFeature.RECORDS));
        attach();
    }

    @Test
    void recordIsReadAsItWasWritten() {
        attachWithRecords();
        assertThat(backend().records(domain(), host, call())).isEmpty();
        for (String text : new String[] {"first\r\n<ü> \"'&", "", "x".repeat(WriteRecord.LIMIT)}) {
            backend().writeRecord(domain(), vm, text, host, call());
            assertThat(backend().record(domain(), vm, host, call())).isEqualTo(text);
        }
        assertThat(backend().records(domain(), host, call())).containsExactly(vm);
    }

    @Test
    void recordsOfOneIdAndOtherKindsAreOthers() {
        attachWithRecords();
        for (RecordKind kind : RecordKind.values()) {
            backend().writeRecord(domain(), new RecordName(kind, vm.id()), kind.text(), host, call());
        }
        backend().deleteRecord(domain(), vm, host, call());
        backend().deleteRecord(domain(), vm, host, call());
        assertThat(backend().records(domain(), host, call()))
                .containsExactlyInAnyOrder(
                        new RecordName(RecordKind.TEMPLATE, vm.id()), new RecordName(RecordKind.DISK, vm.id()));
        assertKind(ErrorKind.NOT_FOUND, () -> backend().record(domain(), vm, host, call()));
    }

    @Test
    void recordsStayWithTheDomainAndAreNoVolumes() {
        attachWithRecords();
        backend().writeRecord(domain(), vm, "stays", host, call());
        var disk = DiskId.random();
        create(disk, DiskFormat.COW);
        backend().detach(domain(), host, false, call());
        backend().attach(domain(), host, false, call());
        assertThat(backend().record(domain(), vm, host, call())).isEqualTo("stays");
        backend().delete(volume(disk, DiskFormat.COW), host, call());
        backend().detach(domain(), host, true, call());
        assertThat(backend().probe(domain(), host, call()).existing()).isEmpty();
    }
}
