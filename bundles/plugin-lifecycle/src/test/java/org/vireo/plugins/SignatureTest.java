package org.vireo.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.engine.api.command.Check;

class SignatureTest {
    @TempDir
    Path folder;

    private final PackageReader reader = new PackageReader(PackageLimits.ofMebibytes(8, 16));

    private Path trust() {
        return folder.resolve("plugin-trust");
    }

    private Path unsigned() {
        return new SamplePackage("storage-sample", "1.0.0")
                .engine("engine.jar", new SampleBundle("sample.engine", "1.0.0"))
                .file("docs/a.md", new byte[] {1, 2, 3})
                .write(folder.resolve("unsigned.kar"));
    }

    private Path signedBy(Vendor vendor) throws Exception {
        return vendor.sign(unsigned(), folder.resolve("signed.kar"));
    }

    private Check verdict(Path file) {
        return verdict(file, false, false);
    }

    private Check verdict(Path file, boolean allowed, boolean once) {
        var vendors = new TrustedVendors(trust(), Clock.systemUTC());
        return new SignatureGate(vendors::objection, allowed).check(reader.read(file), once);
    }

    private static void refused(Check check, String sentence) {
        assertThat(check)
                .isInstanceOfSatisfying(
                        Check.Refused.class,
                        r -> assertThat(r.reasons()).singleElement().asString().contains(sentence));
    }

    @Test
    void acceptsATrustedVendor() throws Exception {
        var vendor = Vendor.named("Good");
        vendor.trustIn(trust());
        assertThat(verdict(signedBy(vendor))).isEqualTo(Check.FINE);
    }

    @Test
    void acceptsAVendorATrustedOneVouchesFor() throws Exception {
        var authority = Vendor.named("Authority");
        authority.trustIn(trust());
        assertThat(verdict(signedBy(Vendor.certifiedBy(authority, "Good")))).isEqualTo(Check.FINE);
    }

    @Test
    void refusesAForeignVendor() throws Exception {
        var sentence = "its signer CN=Foreign is not among those this engine trusts (plugin-trust).";
        refused(verdict(signedBy(Vendor.named("Foreign"))), sentence);
        Vendor.named("Foreign").trustIn(trust());
        refused(verdict(signedBy(Vendor.named("Foreign"))), sentence);
    }

    @Test
    void refusesAnExpiredVendor() throws Exception {
        var vendor = Vendor.expired("Old");
        vendor.trustIn(trust());
        refused(verdict(signedBy(vendor)), "the certificate of its signer CN=Old has expired.");
    }

    @Test
    void refusesWhatWasChangedAfterwards() throws Exception {
        var vendor = Vendor.named("Good");
        vendor.trustIn(trust());
        var file = signedBy(vendor);
        change(file, Map.of("docs/a.md", new byte[] {9}));
        refused(verdict(file), "\"docs/a.md\" is not what was signed, it was changed afterwards.");
        refused(verdict(file, true, true), "does not hold");
    }

    @Test
    void refusesWhatWasSignedInPart() throws Exception {
        var vendor = Vendor.named("Good");
        vendor.trustIn(trust());
        var file = signedBy(vendor);
        change(file, Map.of("docs/b.md", new byte[] {9}));
        refused(verdict(file), "1 files are not signed, among them \"docs/b.md\".");
    }

    @Test
    void refusesWhatSomethingWasTakenFrom() throws Exception {
        var vendor = Vendor.named("Good");
        vendor.trustIn(trust());
        var file = signedBy(vendor);
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            Files.delete(zip.getPath("docs/a.md"));
        }
        refused(verdict(file), "\"docs/a.md\" was signed and is no longer there.");
    }

    @Test
    void refusesUnsignedUnlessAllowed() {
        refused(
                verdict(unsigned()),
                "Plugin storage-sample 1.0.0 is not signed, and this engine takes signed plugins only");
        assertThat(verdict(unsigned(), true, false)).isEqualTo(Check.FINE);
        assertThat(verdict(unsigned(), false, true)).isEqualTo(Check.FINE);
    }

    private static void change(Path file, Map<String, byte[]> entries) throws IOException {
        try (var zip = FileSystems.newFileSystem(URI.create("jar:" + file.toUri()), Map.of())) {
            for (var entry : entries.entrySet()) {
                Files.write(zip.getPath(entry.getKey()), entry.getValue());
            }
        }
    }
}
