package org.vireo.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vireo.directory.ldap.Authority;
import org.vireo.directory.ldap.Configs;
import org.vireo.directory.ldap.Ds389;
import org.vireo.directory.ldap.People;
import org.vireo.directory.ldap.SambaDc;
import org.vireo.directory.ldap.Slapd;
import org.vireo.itests.lab.ApiClient;
import org.vireo.itests.lab.Await;
import org.vireo.itests.lab.Chromium;
import org.vireo.itests.lab.EngineProcess;
import org.vireo.itests.lab.LoneEngine;
import org.vireo.spi.directory.DirectoryFeature;
import org.vireo.spi.directory.DirectoryProvider;
import org.vireo.spi.directory.RejectionReason;
import org.vireo.testkit.DirectoryProviderContract;
import org.vireo.testkit.DirectorySample;

/** Users of OpenLDAP, 389 and Samba's Active Directory at one engine, and the contract against the two that the plugin's own tests leave out. */
class DirectoriesIT {
    private static final String API = ApiClient.API;

    @TempDir
    static Path folder;

    private static Slapd first;
    private static Slapd second;
    private static Ds389 ds;
    private static SambaDc samba;
    private static LoneEngine lone;
    private static ApiClient api;

    @BeforeAll
    static void start() throws IOException {
        var authority = new Authority(folder, "authority");
        first = new Slapd(Files.createDirectory(folder.resolve("first")), authority);
        second = new Slapd(Files.createDirectory(folder.resolve("second")), authority);
        ds = new Ds389(Files.createDirectory(folder.resolve("ds")));
        samba = new SambaDc(Files.createDirectory(folder.resolve("samba")), authority);
        lone = new LoneEngine();
        api = lone.engine().api();
        lone.engine().install("directory-ldap");
        var corp = first.settings("corp");
        corp.put("servers", corp.get("servers") + ", 127.0.0.1:" + second.port());
        corp.put("timeout_millis", "1000");
        lone.engine().configure("vireo.directory.ldap-corp.cfg", corp);
        lone.engine().configure("vireo.directory.ldap-ds.cfg", ds.settings("ds"));
        lone.engine().configure("vireo.directory.ldap-ad.cfg", samba.settings("ad"));
        for (var profile : List.of("corp", "ds", "ad")) {
            Await.until(
                    "directory " + profile,
                    Duration.ofSeconds(60),
                    () -> api.find("domains", "domain", profile + "-authz").isPresent());
            grant(profile);
        }
    }

    /** The company holds the staff, which holds the operators, of whom jane is one. */
    private static void grant(String profile) {
        var group = api.post(API + "groups", "{\"name\":\"company\",\"domain\":{\"name\":\"" + profile + "-authz\"}}")
                .path("id")
                .asText();
        api.post(API + "permissions", "{\"role\":{\"name\":\"UserRole\"},\"group\":{\"id\":\"" + group + "\"}}");
    }

    @AfterAll
    static void stop() {
        lone.close();
        samba.close();
        ds.close();
        second.close();
        first.close();
    }

    private static String token(String user) {
        return api.token(user, People.PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"corp", "ds", "ad"})
    void aGroupThreeDeepLetsItsMembersIn(String profile) {
        var jane = api.as("Bearer " + token("jane@" + profile));

        assertThat(jane.get(API + "vms").isObject()).isTrue();
        var known = api.get(API + "users?search=usrname%3Djane%40" + profile + "-authz")
                .path("user");
        assertThat(known).hasSize(1);
        assertThat(known.get(0).path("email").asText()).isEqualTo("jane@example.org");
        var groups = api.get(API + "users/" + known.get(0).path("id").asText() + "/groups");
        assertThat(groups.findValuesAsText("name")).contains("operators", "staff", "company");
    }

    @ParameterizedTest
    @ValueSource(strings = {"corp", "ds", "ad"})
    void whomNoRoleLetsInStaysOut(String profile) {
        assertThatThrownBy(() -> token("page-1@" + profile)).hasMessageContaining("not authorized to perform login");
        assertThatThrownBy(() -> api.token("jane@" + profile, "wrong")).hasMessageContaining("incorrect");
        var disabled = People.account(RejectionReason.DISABLED);
        assertThatThrownBy(() -> token(disabled + "@" + profile)).hasMessageContaining("disabled");
        var expired = People.account(RejectionReason.ACCOUNT_EXPIRED);
        assertThatThrownBy(() -> token(expired + "@" + profile)).hasMessageContaining("expired");
    }

    @ParameterizedTest
    @ValueSource(strings = {"corp", "ds", "ad"})
    void theDomainIsSearchedInTheDirectory(String profile) {
        var domain = API + "domains/" + hex(profile + "-authz");

        assertThat(api.get(domain + "/users?search=usrname%3Dpage-2*").path("user"))
                .hasSize(6);
        assertThat(api.get(domain + "/users?search=usrname%3Dpage-*&max=7").path("user"))
                .hasSize(7);
        assertThat(api.get(domain + "/groups?search=name%3Dstrangers").path("group"))
                .hasSize(1);
        for (var hostile : List.of("*)(uid%3D*", "jane)(objectClass%3D*", "a".repeat(3_000), "%D0%BD%D0%B5%D1%82")) {
            assertThat(api.get(domain + "/users?search=usrname%3D" + hostile).path("user"))
                    .isEmpty();
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A right password is remembered for a minute with the name as it was typed: each spelling asks the directory. */
    @Test
    void aDirectoryThatIsDownHoldsUpNobodyElse() {
        token("jane@corp");
        first.kill();
        try {
            assertThat(token("Jane@corp")).isNotEmpty();
            second.kill();
            assertThatThrownBy(() -> token("jAne@corp")).hasMessageContaining("cannot be asked at present");

            assertThat(token("jane@ds")).isNotEmpty();
            assertThat(api.token(EngineProcess.ADMIN, lone.engine().password())).isNotEmpty();
        } finally {
            first.start();
            second.start();
        }
        Await.until("logins at a directory that is back", Duration.ofSeconds(30), DirectoriesIT::janeLogsIn);
    }

    private static boolean janeLogsIn() {
        try {
            return !token("jaNe@corp").isEmpty();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Test
    void theShellExplainsALogin() throws IOException {
        var file = Files.writeString(folder.resolve("password"), People.PASSWORD);

        var told = lone.engine().shell().run("vireo:directory-test --password-file " + file + " jane@ad");

        assertThat(told).contains("connect", "TLSv1.3", "service bind", "user bind", "operators", "verdict");
        assertThat(told).doesNotContain(People.PASSWORD).doesNotContain(People.SERVICE_PASSWORD);
    }

    /** At the pages, by clicks; pictures lie in {@code target/portal/directories}. */
    @Test
    void peopleComeInByThePortalAndTheirNamesStayNames() {
        var vm = machine("of-hostile");
        machine("of-others");
        var accounts = Slapd.REFUSED.stream().map(People::account).toList();

        var seen = Chromium.play(
                "directories", lone.engine(), People.PASSWORD, People.HOSTILE, vm, String.join(",", accounts));

        assertThat(seen.get("profiles").toString()).contains("\"internal\"", "\"corp\"", "\"ds\"", "\"ad\"");
        var said = seen.get("said");
        assertThat(said.path("wrong").asText()).isEqualTo(RejectionReason.CREDENTIALS.sentence());
        assertThat(said.path("nobody").asText()).isEqualTo(RejectionReason.CREDENTIALS.sentence());
        assertThat(said.path("stranger").asText()).contains("not authorized");
        for (var reason : Slapd.REFUSED) {
            assertThat(said.path(People.account(reason)).asText()).isEqualTo(reason.sentence());
        }
        for (var profile : List.of("corp", "ds", "ad")) {
            assertThat(seen.at("/" + profile + "/head").asText()).isEqualTo("jane@" + profile);
            assertThat(seen.at("/" + profile + "/machines").toString()).contains("of-hostile", "of-others");
        }
        assertThat(seen.at("/hostile/head").asText()).isEqualTo(People.HOSTILE + "@corp");
        assertThat(seen.at("/hostile/machines").toString()).isEqualTo("[\"of-hostile\"]");
        assertThat(seen.at("/hostile/permissions").toString()).contains("UserVmManager", "of-hostile");
        assertThat(seen.get("shown").asInt())
                .as("hostile names that were shown as names")
                .isGreaterThan(8);
    }

    private static String machine(String name) {
        var wish = "{\"name\":\"" + name + "\",\"cluster\":{\"name\":\"Default\"},\"template\":{\"name\":\"Blank\"}}";
        return api.post(API + "vms", wish).path("id").asText();
    }

    @Nested
    class OfDs389 extends DirectoryProviderContract {
        private static DirectoryProvider directory;

        @BeforeAll
        static void open() {
            directory = Configs.directory(ds.settings("ds"));
        }

        @AfterAll
        static void close() {
            Configs.close(directory);
        }

        @Override
        protected DirectoryProvider provider() {
            return directory;
        }

        @Override
        protected DirectorySample sample() {
            return Ds389.sample();
        }
    }

    @Nested
    class OfSamba extends DirectoryProviderContract {
        private static DirectoryProvider directory;

        @BeforeAll
        static void open() {
            directory = Configs.directory(samba.settings("ad"));
        }

        @AfterAll
        static void close() {
            Configs.close(directory);
        }

        @Override
        protected DirectoryProvider provider() {
            return directory;
        }

        @Override
        protected DirectorySample sample() {
            return SambaDc.sample();
        }

        /** Active Directory itself has passwords grow old; Samba 4.17 does not, whatever the age its domain allows. */
        @Override
        protected Set<DirectoryFeature> notShown() {
            return Set.of(DirectoryFeature.TELLS_PASSWORD_EXPIRED);
        }
    }
}
