package org.vireo.tp.camel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Self-signed PKCS12 stores made with the JDK's own keytool. */
final class TestStores {
    static final String PASSWORD = "not-a-secret-7";

    private TestStores() {}

    /** A key pair for one party, and a trust store that knows its certificate. */
    static LinkStores selfSigned(Path directory, String name) throws IOException, InterruptedException {
        Path key = directory.resolve(name + ".p12");
        Path certificate = directory.resolve(name + ".pem");
        Path trust = directory.resolve(name + "-trust.p12");
        keytool(
                key,
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1");
        keytool(key, "-exportcert", "-rfc", "-alias", name, "-file", certificate.toString());
        keytool(trust, "-importcert", "-noprompt", "-alias", name, "-file", certificate.toString());
        return new LinkStores(key, PASSWORD, trust, PASSWORD);
    }

    private static void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("keytool failed: " + output);
        }
    }
}
