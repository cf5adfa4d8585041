package org.vireo.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.vireo.model.ByteSize;
import org.vireo.model.CpuTopology;
import org.vireo.model.DiskId;
import org.vireo.model.VirtMode;
import org.vireo.model.VmId;
import org.vireo.model.VmSettings;
import org.vireo.model.json.ModelJson;
import org.vireo.protocol.host.DiskCounters;
import org.vireo.protocol.host.HostCapabilities;
import org.vireo.protocol.host.HostNic;
import org.vireo.protocol.host.HostNicCounters;
import org.vireo.protocol.host.HostSample;
import org.vireo.protocol.host.NicCounters;
import org.vireo.protocol.host.VmSample;
import org.vireo.protocol.vm.GuestData;
import org.vireo.protocol.vm.GuestNic;
import org.vireo.protocol.vm.GuestSystem;
import org.vireo.protocol.vm.GuestUser;

/** A host that runs a machine, as the engine keeps them, with texts as the engine writes them. */
final class EngineRows {
    static final UUID HOST = new UUID(2, 1);
    static final UUID VM = new UUID(2, 2);
    static final UUID DISK = new UUID(2, 3);
    static final UUID NIC = new UUID(2, 4);
    static final UUID USER = new UUID(2, 5);
    private static final String CLUSTER = "58cfb470-03b9-01d0-03b9-0000000001e7";
    private static final String BLANK = "00000000-0000-0000-0000-000000000000";
    private static final String MAC = "56:6f:00:00:00:01";
    private static final ByteSize GIGABYTE = ByteSize.ofGiB(1);

    private final ObjectMapper json = ModelJson.newMapper();
    private final DataSource engine;

    EngineRows(DataSource engine) {
        this.engine = engine;
    }

    void add() throws SQLException {
        tell(
                "insert into host (id, name, cluster_id, address, status, capabilities)" + " values (?, 'alpha', '"
                        + CLUSTER + "', 'alpha.example.org', 'UP', ?::jsonb)",
                HOST,
                capabilities());
        tell(
                "insert into account (id, name, profile, domain, enabled) values (?, 'ann', 'internal', 'internal', true)",
                USER);
        tell(
                "insert into vm (id, name, cluster_id, template_id, original_template_id, status, host_id, settings, guest, created)"
                        + " values (?, 'one', '" + CLUSTER + "', '" + BLANK + "', '" + BLANK
                        + "', 'UP', ?, ?::jsonb, ?::jsonb, now())",
                VM,
                HOST,
                text(VmSettings.BLANK
                        .edit()
                        .cpu(new CpuTopology(2, 1, 1))
                        .osType("rhel_8x64")
                        .done()),
                guest());
        tell(
                "insert into disk (id, name, status, format, size_bytes, allocated_bytes, created)"
                        + " values (?, 'system', 'OK', 'COW', 8589934592, 104857600, now())",
                DISK);
        tell(
                "insert into disk_attachment (id, disk_id, vm_id, interface, bootable, active)"
                        + " values (gen_random_uuid(), ?, ?, 'VIRTIO', true, true)",
                DISK,
                VM);
        tell(
                "insert into nic (id, name, vm_id, mac, model, linked, plugged, vnic_profile_id)"
                        + " select ?, 'nic1', ?, ?, 'VIRTIO', true, true, id from vnic_profile",
                NIC,
                VM,
                MAC);
    }

    /** What the host last told: counters have got to {@code count}. */
    void measure(Instant at, long count) throws SQLException {
        var host = new HostSample(
                20.4,
                10.2,
                GIGABYTE,
                ByteSize.ofGiB(4),
                1.5,
                Duration.ofHours(1),
                List.of(new HostNicCounters("eth0", count, 2 * count, 0, 0)),
                List.of());
        var vm = new VmSample(
                new VmId(VM),
                Duration.ofSeconds(count),
                GIGABYTE,
                ByteSize.ofMiB(256),
                List.of(new DiskCounters(new DiskId(DISK), 1000 * count, 0, count, 0)),
                List.of(new NicCounters(MAC.toUpperCase(Locale.ROOT), count, count, 1, 2)));
        tell(
                "insert into host_sample (host_id, at, statistics) values (?, ?, ?::jsonb) on conflict (host_id) do update"
                        + " set at = excluded.at, statistics = excluded.statistics",
                HOST,
                at.atOffset(ZoneOffset.UTC),
                text(host));
        tell(
                "insert into vm_sample (vm_id, at, statistics) values (?, ?, ?::jsonb) on conflict (vm_id) do update"
                        + " set at = excluded.at, statistics = excluded.statistics",
                VM,
                at.atOffset(ZoneOffset.UTC),
                text(vm));
    }

    private String capabilities() {
        return text(new HostCapabilities(
                "alpha",
                "Debian 12",
                "6.1",
                "0.1",
                "9.0",
                "QEMU 7.2",
                VirtMode.values()[0],
                "",
                "Skylake",
                new CpuTopology(2, 4, 2),
                ByteSize.ofGiB(4),
                "4c4c4544",
                List.of(),
                List.of(),
                List.of(),
                List.of(new HostNic("eth0", "52:54:00:00:00:01", List.of("fe80::1/64", "192.0.2.7/24"), true)),
                Optional.empty()));
    }

    private String guest() {
        return text(new GuestData(
                "1",
                "one",
                new GuestSystem("rhel", "RHEL", "8", "4.18", "x86_64"),
                List.of(new GuestNic("eth0", MAC, List.of("192.0.2.9"))),
                List.of(new GuestUser("ann", Instant.EPOCH)),
                List.of(),
                "UTC"));
    }

    private String text(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    void tell(String sql, Object... values) throws SQLException {
        try (var connection = engine.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
