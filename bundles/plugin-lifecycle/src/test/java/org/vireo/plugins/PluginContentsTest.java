package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;
import org.vireo.engine.api.plugin.PluginContent;
import org.vireo.model.PluginStatus;
import org.vireo.model.VireoException;

class PluginContentsTest {
    private static final String ID = "storage-acme";

    @TempDir
    Path home;

    private Container container;
    private PluginContents contents;

    @BeforeEach
    void start() {
        container = new Container(home);
        contents = new PluginContents(container.context(), home.resolve("plugins"));
        var file = new SamplePackage(ID, "1.0.0")
                .engine("engine.jar", new SampleBundle("acme", "1.0.0"))
                .page("storage-acme.md", "# Acme")
                .page("index.md", "# Not the handbook's")
                .portal("scripts/a.js", "1")
                .file("portal/unlisted.js", new byte[1])
                .write(home.resolve("sample.kar"));
        new PluginFiles(home.resolve("plugins")).unpack(new PackageReader(PackageLimits.ofMebibytes(8, 16)).read(file));
    }

    @AfterEach
    void end() throws BundleException {
        container.close();
    }

    private Optional<PluginContent> published() {
        var context = container.context();
        return Optional.ofNullable(context.getServiceReference(PluginContent.class))
                .map(context::getService);
    }

    @Test
    void whatWorksIsPublishedWithWhatItsManifestNames() {
        contents.changed(ID, "1.0.0", PluginStatus.ACTIVE, "");
        var content = published().orElseThrow();
        assertThat(content.plugin()).isEqualTo(ID);
        assertThat(content.portal()).containsOnlyKeys("scripts/a.js");
        assertThat(content.portal().get("scripts/a.js")).hasContent("1");
        assertThat(content.pages()).containsOnlyKeys("storage-acme.md", "storage-acme-index.md");
        assertThat(content.pages().get("storage-acme.md")).hasContent("# Acme");
    }

    @Test
    void whatNoLongerWorksIsTakenAway() {
        for (var status : PluginStatus.values()) {
            contents.changed(ID, "1.0.0", PluginStatus.ACTIVE, "");
            contents.changed(ID, "1.0.0", status, "");
            assertThat(published().isPresent()).as(status.text()).isEqualTo(PluginRows.SETTLED.contains(status));
        }
        contents.changed(ID, "1.0.0", PluginStatus.ACTIVE, "");
        contents.stop();
        assertThat(published()).isEmpty();
    }

    @Test
    void aVersionWithoutFilesIsNotPublished() {
        contents.changed(ID, "1.0.0", PluginStatus.ACTIVE, "");
        assertThatThrownBy(() -> contents.changed(ID, "2.0.0", PluginStatus.ACTIVE, ""))
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("storage-acme 2.0.0");
        assertThat(published()).isEmpty();
    }
}
