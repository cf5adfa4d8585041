package org.vireo.plugins;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** Watches the entries of a package go by and says what their signatures are worth. The JDK compares digests as they are read. */
final class SignatureReading {
    private static final Pattern OF_SIGNATURES =
            Pattern.compile("META-INF/(MANIFEST\\.MF|[^/]+\\.(SF|RSA|DSA|EC)|SIG-[^/]*)");

    private final JarFile jar;
    private final Set<List<X509Certificate>> signers = new HashSet<>();
    private final Set<String> unsigned = new HashSet<>();
    private Optional<String> broken = Optional.empty();

    SignatureReading(JarFile jar) {
        this.jar = jar;
    }

    /** The content of an entry; a digest that does not fit is noted, and the content goes on. */
    InputStream opened(JarEntry entry) throws IOException {
        return new FilterInputStream(stream(entry)) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    return super.read(bytes, offset, length);
                } catch (SecurityException e) {
                    note(entry);
                    return -1;
                }
            }
        };
    }

    private InputStream stream(JarEntry entry) throws IOException {
        try {
            return jar.getInputStream(entry);
        } catch (SecurityException e) {
            note(entry);
            return InputStream.nullInputStream();
        }
    }

    private void note(JarEntry entry) {
        broken = Optional.of(
                "\"" + EntryNames.printable(entry.getName()) + "\" is not what was signed, it was changed afterwards");
    }

    /** Called when an entry was read to its end: only then are its signers known. */
    void done(JarEntry entry) {
        if (OF_SIGNATURES.matcher(entry.getName().toUpperCase(Locale.ROOT)).matches()) {
            return;
        }
        var found = entry.getCodeSigners();
        if (found == null || found.length == 0) {
            unsigned.add(entry.getName());
            return;
        }
        var chains = new ArrayList<List<X509Certificate>>();
        for (var signer : found) {
            chains.add(signer.getSignerCertPath().getCertificates().stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        }
        signers.add(chains.get(0));
    }

    Signature found() throws IOException {
        if (broken.isPresent()) {
            return new Signature.Broken(broken.get());
        }
        if (signers.isEmpty()) {
            return hasSignatureFiles()
                    ? new Signature.Broken("it does not fit the files, or was made by means that are no longer safe")
                    : new Signature.Unsigned();
        }
        if (!unsigned.isEmpty()) {
            return new Signature.Broken(unsigned.size() + " files are not signed, among them \""
                    + EntryNames.printable(
                            unsigned.stream().sorted().findFirst().orElseThrow()) + "\"");
        }
        if (signers.size() > 1) {
            return new Signature.Broken("its files are signed by different signers");
        }
        return lost().<Signature>map(name -> new Signature.Broken(
                        "\"" + EntryNames.printable(name) + "\" was signed and is no longer there"))
                .orElseGet(() -> new Signature.Signed(signers.iterator().next()));
    }

    private boolean hasSignatureFiles() {
        return jar.stream()
                .map(e -> e.getName().toUpperCase(Locale.ROOT))
                .anyMatch(name -> name.startsWith("META-INF/") && name.endsWith(".SF"));
    }

    private Optional<String> lost() throws IOException {
        return jar.getManifest().getEntries().keySet().stream()
                .filter(name -> jar.getJarEntry(name) == null)
                .sorted()
                .findFirst();
    }
}
