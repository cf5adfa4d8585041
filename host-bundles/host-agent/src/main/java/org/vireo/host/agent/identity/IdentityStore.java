package org.vireo.host.agent.identity;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vireo.host.agent.files.PrivateFile;
import org.vireo.model.HostId;
import org.vireo.model.Secret;
import org.vireo.model.VireoException;
import org.vireo.model.json.ModelJson;

/** Keeps the identity of this host in a directory of its own. The stores are written first, then the file that names them. */
public final class IdentityStore {
    private static final Logger LOG = LoggerFactory.getLogger(IdentityStore.class);
    private static final ObjectMapper JSON = ModelJson.newMapper();
    private static final String INDEX = "identity.json";
    private static final int PASSWORD_BYTES = 24;

    private final Path directory;
    private final SecureRandom random;

    /** In a directory that nobody else may read. */
    public IdentityStore(Path directory, SecureRandom random) {
        this.directory = directory;
        this.random = random;
    }

    /** Who this host is; empty when it is not enrolled. */
    public Optional<Identity> load() {
        Path index = directory.resolve(INDEX);
        if (!Files.isRegularFile(index)) {
            return Optional.empty();
        }
        try {
            var content = JSON.readTree(Files.readAllBytes(index));
            return Optional.of(new Identity(
                    HostId.of(content.path("host").asText()),
                    content.path("brokerUrl").asText(),
                    directory.resolve(content.path("keyStore").asText()),
                    directory.resolve(content.path("trustStore").asText()),
                    Secret.of(content.path("password").asText())));
        } catch (IOException | IllegalArgumentException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot read " + index, e);
        }
    }

    /** Replaces the identity; a key that waited for one goes. */
    Identity save(Admission admission, PrivateKey key) {
        var password = newPassword();
        var certificate = admission.certificate();
        var authority = admission.authority();
        String serial = certificate.getSerialNumber().toString(16);
        var identity = new Identity(
                admission.host(),
                admission.brokerUrl(),
                directory.resolve("host-" + serial + ".p12"),
                directory.resolve("trust-" + serial + ".p12"),
                password);
        char[] chars = password.reveal().toCharArray();
        write(
                identity.keyStore(),
                chars,
                store -> store.setKeyEntry("host", key, chars, new Certificate[] {certificate, authority}));
        write(identity.trustStore(), chars, store -> store.setCertificateEntry("ca", authority));
        writeIndex(identity);
        removeOthers(identity);
        WaitingKeys.remove(directory);
        return identity;
    }

    /** The keys with which this host waits to be adopted, the same until it is. */
    KeyPair waitingKeys() {
        return WaitingKeys.in(directory);
    }

    /** This host is nobody from now on. */
    public void forget() {
        try {
            Files.deleteIfExists(directory.resolve(INDEX));
        } catch (IOException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot drop the identity of this host", e);
        }
    }

    private Secret newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private void writeIndex(Identity identity) {
        var content = Map.of(
                "host", identity.host().toString(),
                "brokerUrl", identity.brokerUrl(),
                "keyStore", identity.keyStore().getFileName().toString(),
                "trustStore", identity.trustStore().getFileName().toString(),
                "password", identity.password().reveal());
        try {
            PrivateFile.write(directory.resolve(INDEX), JSON.writeValueAsBytes(content));
        } catch (IOException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot write the identity of this host", e);
        }
    }

    private void removeOthers(Identity identity) {
        try (var files = Files.newDirectoryStream(directory, "*.p12")) {
            for (Path file : files) {
                if (!file.equals(identity.keyStore()) && !file.equals(identity.trustStore())) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            LOG.warn("An earlier key of this host stays behind in {}", directory, e);
        }
    }

    private interface Filling {
        void fill(KeyStore store) throws GeneralSecurityException;
    }

    private static void write(Path file, char[] password, Filling filling) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            filling.fill(store);
            var out = new ByteArrayOutputStream();
            store.store(out, password);
            PrivateFile.write(file, out.toByteArray());
        } catch (IOException | GeneralSecurityException e) {
            throw new VireoException(IdentityError.IDENTITY_UNUSABLE, "cannot make the store " + file, e);
        }
    }
}
