package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.InLab;
import org.vireo.itests.lab.Lab;

/** A type of storage comes, changes and goes on an engine and two hosts while clients call and machines run. */
@InLab
class NfsLifecycleIT {
    private static final Logger LOG = LoggerFactory.getLogger(NfsLifecycleIT.class);
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String ID = "storage-nfs";
    private static final String MANIFEST = "META-INF/vireo/plugin.json";
    private static final String SECOND = "0.2.0";

    @TempDir
    Path folder;

    @Test
    void nobodyNoticesThatItComesChangesAndGoes(Lab lab) throws IOException {
        var one = lab.guest("bystander-alpha", lab.alpha()).running();
        var two = lab.guest("bystander-beta", lab.beta()).running();
        var boots = List.of(one.bootId(), two.bootId());
        var probes = List.of(
                probe("engine", lab.engine().deploy()),
                probe("alpha", lab.alpha().deploy()),
                probe("beta", lab.beta().deploy()));
        var before = probes.stream().map(WiringProbe::look).toList();
        var plugin = new PluginClient(lab.api(), ID);
        var kar = lab.engine().distributed(ID);
        var next = nextVersion(kar);
        try (var client = new SteadyClient(lab.api(), "vms", "hosts", "storagedomains", "networks", "events?max=20")) {
            tell("installed", () -> plugin.bring(kar).equals("finished"), () -> hostsWith(lab, first(kar)) == 2);
            tell("upgraded", () -> plugin.bring(next).equals("finished"), () -> hostsWith(lab, SECOND) == 2);
            tell("removed", () -> plugin.uninstall().equals("finished"), () -> drivers(lab) == 0);
            LOG.info(
                    "meanwhile: {}, {} failures",
                    client.told(),
                    client.failures().size());
            assertThat(client.answered()).isGreaterThanOrEqualTo(20);
            assertThat(client.failures()).isEmpty();
        }
        compare(before, probes.stream().map(WiringProbe::look).toList());
        assertThat(List.of(one.status(), two.status())).containsOnly("up");
        assertThat(List.of(one.bootId(), two.bootId())).isEqualTo(boots);
        one.remove();
        two.remove();
    }

    private WiringProbe probe(String container, Path deploy) throws IOException {
        return new WiringProbe(Files.createDirectory(folder.resolve(container)), deploy, "vireo-plugin:" + ID + "/");
    }

    private static void compare(List<Map<String, WiringProbe.Seen>> before, List<Map<String, WiringProbe.Seen>> after) {
        for (int i = 0; i < before.size(); i++) {
            WiringProbe.assertUntouched(before.get(i), after.get(i));
            LOG.info(
                    "bundles of others, none of them touched: {}", before.get(i).size());
        }
    }

    /** Does something and tells how long that took, and how long it was until hosts showed it. */
    private static void tell(String what, BooleanSupplier doing, BooleanSupplier shown) {
        var start = System.nanoTime();
        assertThat(doing.getAsBoolean()).as(what).isTrue();
        var done = System.nanoTime();
        Await.until("both hosts show that it was " + what, PATIENCE, shown::getAsBoolean);
        LOG.info(
                "{} in {} ms, on both hosts after {} ms",
                what,
                (done - start) / 1_000_000,
                (System.nanoTime() - start) / 1_000_000);
    }

    /** Hosts that have told of the driver, and whose half is of that version. */
    private static long hostsWith(Lab lab, String version) {
        var halves = lab.engine()
                .database()
                .number("select count(*) from plugin_host h join plugin p on p.id = h.plugin_id where p.name = '" + ID
                        + "' and h.active and h.version = '" + version + "'");
        return Math.min(halves, drivers(lab));
    }

    private static long drivers(Lab lab) {
        return lab.engine().database().number("select count(*) from host where capabilities::text like '%\"nfs\"%'");
    }

    private static String first(Path kar) {
        return version(kar, "");
    }

    /** The same plugin under another version, as a vendor would release it. */
    private Path nextVersion(Path kar) throws IOException {
        var next = Files.copy(kar, folder.resolve("next.kar"));
        version(next, SECOND);
        return next;
    }

    /** The version of a package; set anew unless that is empty. */
    private static String version(Path kar, String anew) {
        try (var zip = FileSystems.newFileSystem(kar, Map.of())) {
            var manifest = zip.getPath(MANIFEST);
            var text = Files.readString(manifest);
            var there = text.replaceFirst("(?s).*?\"version\" : \"([^\"]+)\".*", "$1");
            if (!anew.isEmpty()) {
                Files.writeString(manifest, text.replace("\"" + there + "\"", "\"" + anew + "\""));
            }
            return there;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
