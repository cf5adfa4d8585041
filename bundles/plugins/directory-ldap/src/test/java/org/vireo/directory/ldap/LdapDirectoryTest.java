package org.vireo.directory.ldap;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
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
    private static LdapDirectory directory;

    @BeforeAll
    static void start() throws IOException {
        var authority = new Authority(folder, "authority");
        server = new Slapd(folder, authority);
        directory = new LdapDirectory(Configs.of(Map.of(
                "vireo_directory_profile",
                "example",
                "servers",
                "127.0.0.1:" + server.port(),
                "security",
                "starttls",
                "trust__file",
                authority.certificate().toString(),
                "base",
                People.BASE,
                "bind__dn",
                People.SERVICE,
                "_bind__password",
                People.SERVICE_PASSWORD,
                "page__size",
                10)));
    }

    @AfterAll
    static void stop() {
        directory.close();
        server.close();
    }

    @Override
    protected DirectoryProvider provider() {
        return directory;
    }

    @Override
    protected DirectorySample sample() {
        return People.sample(Slapd.REFUSED);
    }
}
