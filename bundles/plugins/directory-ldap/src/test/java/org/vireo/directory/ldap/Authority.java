package org.vireo.directory.ldap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate authority of a test. */
public final class Authority {
    private final Path folder;
    private final String name;

    public Authority(Path folder, String name) {
        this.folder = folder;
        this.name = name;
        Tool.run(
                folder,
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".pem");
    }

    /** Its certificate, as clients trust it. */
    public Path certificate() {
        return folder.resolve(name + ".pem");
    }

    /** Makes {@code <file>.pem} and {@code <file>.key} for a server of an alternative name, such as {@code IP:127.0.0.1}. */
    public void sign(String file, String alternativeName) {
        try {
            Files.writeString(folder.resolve(file + ".ext"), "subjectAltName=" + alternativeName + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(
                folder,
                "openssl",
                "req",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=" + file,
                "-keyout",
                file + ".key",
                "-out",
                file + ".csr");
        Tool.run(
                folder,
                "openssl",
                "x509",
                "-req",
                "-in",
                file + ".csr",
                "-CA",
                name + ".pem",
                "-CAkey",
                name + ".key",
                "-CAcreateserial",
                "-days",
                "2",
                "-extfile",
                file + ".ext",
                "-out",
                file + ".pem");
    }
}
