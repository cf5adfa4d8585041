package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.storage.AddDisk;
import org.vireo.engine.api.storage.AttachDisk;
import org.vireo.engine.api.storage.RefreshLun;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** Disks that are LUNs, over HTTP. */
class LunDisksTest {
    private static final String WHERE = "<address>192.0.2.7</address><port>3261</port><target>iqn.x:a</target>"
            + "<username>vireo</username><password>s3same</password>";

    private final FakeEngine engine = World.engine();
    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    private String disk(String units, String more) {
        return "<disk><alias>db</alias>" + more + "<lun_storage><type>iscsi</type><host id=\"" + World.HOST.value()
                + "\"/><logical_units>" + units + "</logical_units></lun_storage></disk>";
    }

    @Test
    void aLunIsNamedByItsNumberOrItsId() throws Exception {
        var byNumber = "<logical_unit>" + WHERE + "<lun_mapping>4</lun_mapping></logical_unit>";
        assertThat(api.send("POST", "/disks", disk(byNumber, "<shareable>true</shareable><sgio>unfiltered</sgio>"))
                        .statusCode())
                .isEqualTo(201);
        var disk = engine.<AddDisk>last().disk();
        assertThat(disk.shareable()).isTrue();
        assertThat(disk.domain()).isEmpty();
        var lun = disk.lun().orElseThrow();
        assertThat(lun.settings())
                .isEqualTo(Map.of("address", "192.0.2.7:3261", "target", "iqn.x:a", "username", "vireo", "lun", "4"));
        assertThat(lun.secrets().get("password").reveal()).isEqualTo("s3same");
        assertThat(lun.passthrough()).isTrue();
        assertThat(lun.host()).isEqualTo(World.HOST);
        assertThat(engine.storage.asked).isEmpty();

        api.send("POST", "/disks", disk("<logical_unit id=\"36001\">" + WHERE + "</logical_unit>", ""));
        assertThat(engine.<AddDisk>last().disk().lun().orElseThrow().place()).isEqualTo("iqn.x:a/4");
    }

    @Test
    void aLunIsAttachedInOneGo() throws Exception {
        var body = "<disk_attachment><interface>virtio_scsi</interface><bootable>false</bootable>"
                + disk("<logical_unit>" + WHERE + "<lun_mapping>4</lun_mapping></logical_unit>", "")
                + "</disk_attachment>";
        api.send("POST", "/vms/" + World.DOWN.value() + "/diskattachments", body);
        assertThat(engine.<AttachDisk>last()
                        .create()
                        .orElseThrow()
                        .lun()
                        .orElseThrow()
                        .place())
                .isEqualTo("iqn.x:a/4");
    }

    @Test
    void whatCannotBeIsSaid() throws Exception {
        assertThat(add("<logical_unit id=\"36002\">" + WHERE + "</logical_unit>", ""))
                .contains("iqn.x:a at 192.0.2.7:3261 has no LUN 36002");
        assertThat(add("<logical_unit id=\"1\"/><logical_unit id=\"2\"/>", "")).contains("more than one LUN");
        assertThat(add("", "")).contains("required for add");
        assertThat(add("<logical_unit id=\"1\"><target>iqn.x:a</target></logical_unit>", ""))
                .contains("both its address and its target");
        assertThat(add(
                        "<logical_unit>" + WHERE + "<lun_mapping>4</lun_mapping></logical_unit>",
                        "<sgio>filtered</sgio>"))
                .contains("disabled or unfiltered");
        assertThat(api.send("POST", "/disks", "<disk><storage_type>lun</storage_type></disk>")
                        .body())
                .contains("lun_storage.logical_units.logical_unit");
        assertThat(api.send("POST", "/disks", "<disk><provisioned_size>1</provisioned_size></disk>")
                        .body())
                .contains("format");
        engine.authorizer = (caller, permit) -> !permit.name().equals("create_storage_domain");
        api.close();
        api = new RunningApi(engine);
        engine.storage.asked.clear();
        assertThat(add("<logical_unit id=\"36001\">" + WHERE + "</logical_unit>", ""))
                .contains("not authorized");
        assertThat(engine.storage.asked).isEmpty();
    }

    private String add(String units, String more) throws Exception {
        return api.send("POST", "/disks", disk(units, more)).body();
    }

    @Test
    void aRefreshGoesThroughTheHostThatIsNamed() throws Exception {
        var disk = World.DISK.value();
        api.send(
                "POST", "/disks/" + disk + "/refreshlun", "<action><host id=\"" + World.HOST.value() + "\"/></action>");
        assertThat(engine.<RefreshLun>last().host()).contains(World.HOST);
        assertThat(engine.<RefreshLun>last().disk()).isEqualTo(World.DISK);
    }
}
