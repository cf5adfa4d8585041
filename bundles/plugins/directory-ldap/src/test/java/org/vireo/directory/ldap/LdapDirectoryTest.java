package org.vireo.directory.ldap;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.testkit.DirectoryProviderContract;
import org.vireo.testkit.DirectorySample;

/** The contract against OpenLDAP's server, over StartTLS. */
class LdapDirectoryTest extends DirectoryProviderContract {
    @TempDir
    static Path folder;

    private static Slapd server;
    private static DirectoryProvider directory;

    @BeforeAll
    static void start() {
        var authority = new Authority(folder, "authority");
        server = new Slapd(folder, authority);
        directory = Configs.directory(server.settings("example"));
    }

    @AfterAll
    static void stop() {
        Configs.close(directory);
        server.close();
    }

    @Override
    protected DirectoryProvider provider() {
        return directory;
    }

    @Override
    protected DirectorySample sample() {
        return People.sample(Slapd.REFUSED, People.NAMES);
    }
}
