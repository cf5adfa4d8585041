package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.storage.AddStorageDomain;
import org.vireo.model.StorageDomainId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** What a host is asked of iSCSI, over HTTP. */
class HostBlockStorageTest {
    private static final String HOST = "/hosts/" + World.HOST.value();
    private static final String WHO =
            "<address>192.0.2.7</address><port>3261</port>" + "<username>vireo</username><password>s3same</password>";

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

    @Test
    void targetsAreToldInBothWaysThatClientsRead() throws Exception {
        var found = api.send("POST", HOST + "/iscsidiscover", "<action><iscsi>" + WHO + "</iscsi></action>");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThat(found.body().replaceAll(">\\s+<", "><"))
                .contains("<iscsi_target>iqn.x:a</iscsi_target>")
                .contains("<address>2001:db8::7</address><port>3261</port><portal>[2001:db8::7]:3261,2</portal>")
                .doesNotContain("<password>");
        assertThat(engine.storage.asked)
                .containsExactly(Map.of("address", "192.0.2.7:3261", "username", "vireo", "password", "s3same"));
    }

    @Test
    void lunsAreThoseOfTargetsThatTheHostIsLoggedInTo() throws Exception {
        assertThat(api.get(HOST + "/storage").body()).contains("<host_storages/>");

        var login = "<action><iscsi>" + WHO + "<target>iqn.x:a</target></iscsi></action>";
        assertThat(api.send("POST", HOST + "/iscsilogin", login).statusCode()).isEqualTo(200);

        assertThat(api.get(HOST + "/storage").body())
                .contains("id=\"36001\"")
                .contains("<type>iscsi</type>")
                .contains("<lun_mapping>4</lun_mapping>")
                .contains("<target>iqn.x:a</target>")
                .contains("<status>used</status>");
        assertThat(api.get(HOST + "/storage/36001").body()).contains("<vendor_id>V</vendor_id>");
    }

    @Test
    void domainsOnLunsThatTheEngineDoesNotHaveAreFound() throws Exception {
        var unknown = StorageDomainId.random();
        engine.storage.domain = Optional.of(unknown);
        var where = "<action><iscsi>" + WHO + "</iscsi><iscsi_targets><iscsi_target>iqn.x:a</iscsi_target>"
                + "</iscsi_targets></action>";
        assertThat(api.send("POST", HOST + "/unregisteredstoragedomainsdiscover", where)
                        .body())
                .contains("<storage_domain id=\"" + unknown + "\"")
                .contains("<target>iqn.x:a</target>");
        assertThat(engine.storage.asked.get(0))
                .containsEntry("password", "s3same")
                .containsEntry("target", "iqn.x:a");

        engine.storage.domain = Optional.of(World.DOMAIN);
        assertThat(api.send("POST", HOST + "/unregisteredstoragedomainsdiscover", where)
                        .body())
                .doesNotContain("<storage_domain ");
        engine.storage.domain = Optional.of(unknown);
        assertThat(api.send("POST", HOST + "/unregisteredstoragedomainsdiscover", "<action/>")
                        .body())
                .doesNotContain("<storage_domain ");
        var nothing = "<action><iscsi>" + WHO + "</iscsi></action>";
        assertThat(api.send("POST", HOST + "/unregisteredstoragedomainsdiscover", nothing)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void whatIsMissingIsSaidAndNobodyElseLooks() throws Exception {
        assertThat(api.send("POST", HOST + "/iscsidiscover", "<action/>").statusCode())
                .isEqualTo(400);
        assertThat(api.send("POST", HOST + "/iscsilogin", "<action><iscsi>" + WHO + "</iscsi></action>")
                        .statusCode())
                .isEqualTo(400);
        engine.storage.absent.add("iscsi");
        assertThat(api.get(HOST + "/storage").body()).contains("<host_storages/>");
        var login = "<action><iscsi>" + WHO + "<target>iqn.x:a</target></iscsi></action>";
        assertThat(api.send("POST", HOST + "/iscsilogin", login).body()).contains("not installed");
        engine.storage.absent.clear();
        engine.authorizer = (caller, permit) -> !permit.name().equals("manipulate_host");
        api.close();
        api = new RunningApi(engine);
        assertThat(api.send("POST", HOST + "/iscsidiscover", "<action><iscsi>" + WHO + "</iscsi></action>")
                        .statusCode())
                .isEqualTo(403);
        assertThat(api.get(HOST + "/storage").statusCode()).isEqualTo(403);
        assertThat(engine.storage.asked).isEmpty();
    }

    @Test
    void aDomainIsMadeOnTheLunThatIsSent() throws Exception {
        add("<logical_unit id=\"36001\"><target>iqn.x:a</target>" + WHO + "</logical_unit>");

        var command = engine.<AddStorageDomain>last();
        assertThat(command.type()).isEqualTo("iscsi");
        assertThat(command.settings())
                .isEqualTo(Map.of(
                        "address", "192.0.2.7:3261",
                        "target", "iqn.x:a",
                        "username", "vireo",
                        "lun", "4",
                        "override", "true"));
        assertThat(command.secrets().get("password").reveal()).isEqualTo("s3same");

        assertThat(add("<logical_unit id=\"36002\"><target>iqn.x:a</target>" + WHO + "</logical_unit>"))
                .contains("has no LUN 36002");
        assertThat(add("<logical_unit id=\"1\"/><logical_unit id=\"2\"/>")).contains("more than one LUN");
    }

    private String add(String units) throws Exception {
        return api.send(
                        "POST",
                        "/storagedomains",
                        "<storage_domain><name>san</name><type>data</type><host id=\"" + World.HOST.value()
                                + "\"/><storage><type>iscsi</type><override_luns>true</override_luns><logical_units>"
                                + units
                                + "</logical_units></storage></storage_domain>")
                .body();
    }
}
