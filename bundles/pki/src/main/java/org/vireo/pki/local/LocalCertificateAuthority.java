package org.vireo.pki.local;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.security.auth.x500.X500Principal;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.model.HostId;
import org.vireo.pki.CertificateAuthority;
import org.vireo.pki.KeyStoreFile;
import org.vireo.protocol.link.LinkSubject;

/** The authority that lives in a directory. Immutable once made; making it creates or renews what is missing or near its end. */
@Component(service = CertificateAuthority.class, configurationPid = "vireo.pki", immediate = true)
@Designate(ocd = PkiSettings.class)
public final class LocalCertificateAuthority implements CertificateAuthority {
    private static final Logger LOG = LoggerFactory.getLogger(LocalCertificateAuthority.class);
    private static final String CERTIFICATE = "ca.pem";
    private static final String KEY = "ca-key.pem";

    private final PkiDirectory directory;
    private final CertificateSigner signer;
    private final X509Certificate certificate;
    private final PrivateKey key;
    private final KeyStoreFile https;
    private final KeyStoreFile broker;
    private final KeyStoreFile engine;
    private final KeyStoreFile trust;

    /** Creates or opens the authority; takes seconds at the very first start. */
    @Activate
    public LocalCertificateAuthority(PkiSettings settings) {
        this(path(settings.directory()), List.of(settings.names().split(",")), Clock.systemUTC());
    }

    /** Creates or opens the authority in {@code path}; servers are also reached under {@code names}. */
    public LocalCertificateAuthority(Path path, List<String> furtherNames, Clock clock) {
        var random = new SecureRandom();
        this.directory = new PkiDirectory(path);
        this.signer = new CertificateSigner(clock, random);
        if (!directory.has(KEY)) {
            create();
        }
        this.certificate = readCertificate();
        this.key = readKey();
        checkPair();
        var stores = new KeyStores(directory, signer, clock, random);
        var names = MachineNames.with(furtherNames);
        var web = new X500Principal("CN=" + MachineNames.canonical() + ", O=Vireo");
        var link = new X500Principal("CN=broker, OU=vireo-broker, O=Vireo");
        var own = LinkSubject.engineName();
        this.https = stores.ensure("https.p12", CertificateKind.HTTPS, web, names, certificate, key);
        this.broker = stores.ensure("broker.p12", CertificateKind.BROKER, link, names, certificate, key);
        this.engine = stores.ensure("engine.p12", CertificateKind.ENGINE, own, Set.of(), certificate, key);
        this.trust = stores.ensureTrust("trust.p12", certificate);
    }

    private static Path path(String directory) {
        return directory.isBlank() ? Path.of(System.getProperty("karaf.data", "data"), "pki") : Path.of(directory);
    }

    /** The certificate goes first: a crash in between leaves one that is overwritten at the next start. */
    private void create() {
        LOG.info("Making the certificate authority of this engine in {}", directory.file(CERTIFICATE));
        KeyPair keys = signer.newRsaKeys();
        // clients that know several engines confuse authorities of one name
        String name = "CN=Vireo CA " + UUID.randomUUID().toString().substring(0, 8) + ", O=Vireo";
        var made = signer.selfSigned(new X500Principal(name), keys);
        directory.writePublic(CERTIFICATE, Pem.encode("CERTIFICATE", der(made)));
        directory.writePrivate(KEY, Pem.encode("PRIVATE KEY", keys.getPrivate().getEncoded()));
    }

    private X509Certificate readCertificate() {
        try {
            var factory = CertificateFactory.getInstance("X.509");
            return (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(directory.read(CERTIFICATE)));
        } catch (GeneralSecurityException e) {
            throw PkiDirectory.unusable(directory.file(CERTIFICATE) + " is not a certificate", e);
        }
    }

    private PrivateKey readKey() {
        try {
            var spec = new PKCS8EncodedKeySpec(Pem.decode(directory.read(KEY)));
            return KeyFactory.getInstance("RSA").generatePrivate(spec);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw PkiDirectory.unusable(directory.file(KEY) + " is not an RSA key", e);
        }
    }

    private void checkPair() {
        try {
            var request = signer.signed(
                    CertificateKind.HOST,
                    new X500Principal("CN=check"),
                    certificate.getPublicKey(),
                    Set.of(),
                    certificate,
                    key);
            request.verify(certificate.getPublicKey());
        } catch (GeneralSecurityException e) {
            throw PkiDirectory.unusable(directory.file(KEY) + " does not belong to " + CERTIFICATE, e);
        }
    }

    @Override
    public X509Certificate certificate() {
        return certificate;
    }

    @Override
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(der(certificate)));
        } catch (GeneralSecurityException e) {
            throw PkiDirectory.unusable("this Java has no SHA-256", e);
        }
    }

    @Override
    public Path certificateFile() {
        return directory.file(CERTIFICATE);
    }

    @Override
    public X509Certificate issueHostCertificate(HostId host, byte[] request) {
        var subject = LinkSubject.hostName(host);
        return signer.signed(
                CertificateKind.HOST, subject, CertificateRequest.key(request), Set.of(), certificate, key);
    }

    @Override
    public X509Certificate issueImageCertificate(HostId host, String address, byte[] request) {
        return signer.signed(
                CertificateKind.IMAGES,
                new X500Principal("CN=Images on host " + host),
                CertificateRequest.key(request),
                Set.of(SubjectName.of(address)),
                certificate,
                key);
    }

    @Override
    public void check(byte[] request) {
        CertificateRequest.key(request);
    }

    @Override
    public String keyFingerprint(byte[] request) {
        return CertificateRequest.fingerprint(request);
    }

    @Override
    public KeyStoreFile httpsStore() {
        return https;
    }

    @Override
    public KeyStoreFile brokerStore() {
        return broker;
    }

    @Override
    public KeyStoreFile engineStore() {
        return engine;
    }

    @Override
    public KeyStoreFile trustStore() {
        return trust;
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw PkiDirectory.unusable("a certificate cannot be written", e);
        }
    }
}
