package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.storage.AddDescribedVm;
import org.vireo.engine.api.storage.ExportOva;
import org.vireo.engine.api.storage.ImportOva;
import org.vireo.model.TemplateId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** Packages of machines in files of hosts, over HTTP. */
class OvaApiTest {
    private static final String REST = "<cluster><name>Default</name></cluster><storage_domain><name>local</name>"
            + "</storage_domain><host><name>alpha</name></host>";

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
    void machinesAndTemplatesAreExportedToAHost() throws Exception {
        var body = "<action><host><name>alpha</name></host><directory>/exports</directory></action>";
        var answer = api.send("POST", "/vms/" + World.DOWN.value() + "/export", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(engine.<ExportOva>last())
                .isEqualTo(new ExportOva(World.DOWN.value(), false, World.HOST, "/exports", "quiet.ova"));
        var named = body.replace("</directory>", "</directory><filename>b.ova</filename>");
        answer = api.send("POST", "/templates/" + TemplateId.BLANK.value() + "/export", named);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(engine.<ExportOva>last())
                .isEqualTo(new ExportOva(TemplateId.BLANK.value(), true, World.HOST, "/exports", "b.ova"));
    }

    @Test
    void saysWhatAnExportNeeds() throws Exception {
        var answer = api.send("POST", "/vms/" + World.DOWN.value() + "/export", "<action/>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("host.id|name, directory");
        answer = api.send(
                "POST",
                "/vms/" + World.DOWN.value() + "/export",
                "<action><storage_domain><name>local</name></storage_domain></action>");
        assertThat(answer.body()).contains("There are no export domains; export to a path on a host.");
    }

    @Test
    void machinesAreImported() throws Exception {
        var answer = api.send(
                "POST",
                "/externalvmimports",
                "<external_vm_import><vm><name>mine</name></vm><sparse>false</sparse>" + REST
                        + "<url>ova:///exports/web.ova</url></external_vm_import>");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
        ImportOva command = engine.last();
        assertThat(command)
                .isEqualTo(new ImportOva(
                        command.id(),
                        false,
                        "mine",
                        World.HOST,
                        "/exports/web.ova",
                        World.CLUSTER,
                        World.DOMAIN,
                        false));
        assertThat(answer.body()).contains("/vms/" + command.id());
    }

    @Test
    void templatesAreImportedUnderTheNameOfTheFile() throws Exception {
        var answer = api.send(
                "POST",
                "/externaltemplateimports",
                "<external_template_import>" + REST
                        + "<url>ova:///exports/golden.OVA</url></external_template_import>");
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
        ImportOva command = engine.last();
        assertThat(command.template()).isTrue();
        assertThat(command.name()).isEqualTo("golden");
    }

    @Test
    void otherSourcesAreRefused() throws Exception {
        var answer = api.send(
                "POST",
                "/externalvmimports",
                "<external_vm_import>" + REST + "<url>vpx://user@host/x</url></external_vm_import>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("An import from anything but a file (ova:///path/on/the/host)");
        answer = api.send(
                "POST",
                "/externalvmimports",
                "<external_vm_import>" + REST + "<url>ova://relative</url></external_vm_import>");
        assertThat(answer.body()).contains("an absolute path on the host");
        answer = api.send("POST", "/externalvmimports", "<external_vm_import/>");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("url, host.id|name, cluster.id|name, storage_domain.id|name");
    }

    @Test
    void machinesAreToldOfAndMadeOfWhatWasTold() throws Exception {
        engine.descriptors.put(World.DOWN, "<Envelope>&amp;</Envelope>");
        var path = "/vms/" + World.DOWN.value();
        assertThat(api.get(path).body()).doesNotContain("Envelope");
        assertThat(api.get(path + "?all_content=true").body())
                .contains("<data>&lt;Envelope&gt;&amp;amp;&lt;/Envelope&gt;</data>")
                .contains("<type>ovf</type>");
        var body = "<vm><cluster><name>Default</name></cluster><initialization><configuration><data>&lt;x/&gt;</data>"
                + "<type>ovf</type></configuration></initialization></vm>";
        var answer = api.send("POST", "/vms", body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(201, 202);
        AddDescribedVm command = engine.last();
        assertThat(command).isEqualTo(new AddDescribedVm(command.id(), Optional.empty(), World.CLUSTER, "<x/>"));
        assertThat(api.send("POST", "/vms", body.replace("ovf<", "ova<")).body())
                .contains("A configuration of another type than ovf");
        assertThat(api.send("POST", "/vms", body.replace("<data>&lt;x/&gt;</data>", ""))
                        .body())
                .contains("initialization.configuration.data");
        assertThat(api.send("POST", "/vms", "<vm/>").body()).contains("name, cluster.id|name, template.id|name");
    }
}
