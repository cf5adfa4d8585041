package org.vireo.pki.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.model.HostId;
import org.vireo.model.VireoException;
import org.vireo.pki.KeyStoreFile;
import org.vireo.pki.PkiError;
import org.vireo.protocol.link.LinkSubject;

class LocalCertificateAuthorityTest {
    private static final String CLIENT = "1.3.6.1.5.5.7.3.2";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";

    @TempDir
    Path parent;

    private LocalCertificateAuthority open(String... names) {
        return openAfter(Duration.ZERO, names);
    }

    private LocalCertificateAuthority openAfter(Duration passed, String... names) {
        var clock = Clock.offset(Clock.systemUTC(), passed);
        return new LocalCertificateAuthority(parent.resolve("pki"), List.of(names), clock);
    }

    private static X509Certificate certificate(KeyStoreFile file) throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file.path())) {
            store.load(in, file.password().reveal().toCharArray());
        }
        return (X509Certificate) store.getCertificate(store.aliases().nextElement());
    }

    @Test
    void keepsItsKeysToItself() throws IOException {
        open();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(parent.resolve("pki"))))
                .isEqualTo("rwx------");
        try (var files = Files.list(parent.resolve("pki"))) {
            for (Path file : files.toList()) {
                String expected = file.endsWith("ca.pem") ? "rw-r--r--" : "rw-------";
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void isTheSameAuthorityAfterARestart() throws Exception {
        var first = open("engine.example");
        var second = open("engine.example");
        assertThat(second.fingerprint()).isEqualTo(first.fingerprint());
        assertThat(certificate(second.httpsStore())).isEqualTo(certificate(first.httpsStore()));
    }

    @Test
    void namesItselfByFingerprint() throws Exception {
        var authority = open();
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(authority.certificate().getEncoded());
        assertThat(authority.fingerprint()).isEqualTo(HexFormat.of().formatHex(digest));
        assertThat(Files.readString(authority.certificateFile())).startsWith("-----BEGIN CERTIFICATE-----\nMII");
    }

    @Test
    void namesTheWebServerByEveryNameAndAddress() throws Exception {
        var names =
                SubjectName.of(certificate(open("engine.example", "10.9.8.7").httpsStore()));
        assertThat(names)
                .contains(
                        SubjectName.of("localhost"),
                        SubjectName.of("127.0.0.1"),
                        SubjectName.of("::1"),
                        SubjectName.of("engine.example"),
                        SubjectName.of("10.9.8.7"));
    }

    @Test
    void issuesServersAgainWhenANameIsAdded() throws Exception {
        var before = certificate(open("one.example").httpsStore());
        var after = certificate(open("two.example").httpsStore());
        assertThat(after.getSerialNumber()).isNotEqualTo(before.getSerialNumber());
        assertThat(SubjectName.of(after)).contains(SubjectName.of("two.example"));
    }

    @Test
    void renewsWhatIsNearItsEnd() throws Exception {
        var before = certificate(open().engineStore());
        var yearLater = openAfter(Duration.ofDays(370));
        var after = certificate(yearLater.engineStore());
        assertThat(after.getNotAfter()).isAfter(before.getNotAfter());
        assertThat(after.getIssuerX500Principal()).isEqualTo(before.getIssuerX500Principal());
        after.verify(yearLater.certificate().getPublicKey());
    }

    @Test
    void namesTheHostWhateverTheRequestAsksFor() throws Exception {
        var authority = open();
        var host = HostId.random();
        var keys = Requests.rsa(3072);
        var issued = authority.issueHostCertificate(host, Requests.of(keys, keys, "CN=engine, OU=vireo-engine"));
        issued.verify(authority.certificate().getPublicKey());
        assertThat(issued.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(issued.getExtendedKeyUsage()).containsExactly(CLIENT);
        assertThat(issued.getBasicConstraints()).isEqualTo(-1);
        assertThat(LinkSubject.of(issued))
                .contains(new LinkSubject(
                        Optional.of(host), issued.getSerialNumber().toString(16)));
    }

    @Test
    void doesNotTakeTheWebServerForTheEngine() throws Exception {
        var authority = open();
        assertThat(LinkSubject.of(certificate(authority.httpsStore()))).isEmpty();
        assertThat(LinkSubject.of(certificate(authority.brokerStore()))).isEmpty();
        assertThat(certificate(authority.httpsStore()).getExtendedKeyUsage()).containsExactly(SERVER);
        assertThat(LinkSubject.of(certificate(authority.engineStore()))).get().matches(LinkSubject::isEngine);
    }

    @Test
    void refusesARequestSignedByAnotherKey() throws Exception {
        var request = Requests.of(Requests.rsa(3072), Requests.rsa(3072), "CN=x");
        refuses(request, "its signature is not by its own key");
    }

    @Test
    void refusesAWeakKey() throws Exception {
        var keys = Requests.rsa(2048);
        refuses(Requests.of(keys, keys, "CN=x"), "its key is weaker than RSA 3072 or EC 256");
    }

    @Test
    void refusesWhatIsNoRequest() {
        refuses(new byte[] {1, 2, 3}, "it is not a readable PKCS#10 request");
    }

    private void refuses(byte[] request, String reason) {
        var authority = open();
        assertThatThrownBy(() -> authority.issueHostCertificate(HostId.random(), request))
                .isInstanceOfSatisfying(
                        VireoException.class, e -> assertThat(e.code()).isEqualTo(PkiError.BAD_CERTIFICATE_REQUEST))
                .hasMessageContaining(reason);
    }

    @Test
    void refusesAKeyThatDoesNotBelongToTheCertificate() throws Exception {
        open();
        Path key = parent.resolve("pki/ca-key.pem");
        Files.write(
                key, Pem.encode("PRIVATE KEY", Requests.rsa(3072).getPrivate().getEncoded()));
        assertThatThrownBy(this::open)
                .isInstanceOf(VireoException.class)
                .hasMessageContaining("does not belong to ca.pem");
    }

    @Test
    void makesAStoreAnewThatCannotBeRead() throws Exception {
        var authority = open();
        Files.writeString(authority.httpsStore().path(), "torn");
        assertThat(certificate(open().httpsStore()).getExtendedKeyUsage()).containsExactly(SERVER);
    }
}
