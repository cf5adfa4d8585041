package org.vireo.rest.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vireo.engine.api.directory.DirectoryEntry;
import org.vireo.engine.api.directory.DirectoryQuery.Field;
import org.vireo.engine.api.identity.AddPrincipal;
import org.vireo.engine.api.identity.GrantRole;
import org.vireo.inventory.Role;
import org.vireo.model.RoleId;
import org.vireo.rest.fakes.FakeEngine;
import org.vireo.rest.fakes.World;

/** Users and groups of directories over HTTP. */
class DirectoriesApiTest {
    private static final String DOMAIN = "corp-authz";
    private static final String AT_DOMAIN = "/domains/" + hex(DOMAIN);

    private static final RoleId ROLE = RoleId.of("00000000-0000-0000-0001-000000000001");

    private final FakeEngine engine = World.engine();
    private RunningApi api;

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void start() throws Exception {
        engine.directories.domains.put(
                DOMAIN,
                List.of(
                        new DirectoryEntry(false, "e/1", "jane", "Jane", "Doe", "jane@example.org", "Research", ""),
                        new DirectoryEntry(false, "e/2", "kim", "", "Doe", "kim@example.org", "", ""),
                        new DirectoryEntry(true, "g/1", "staff", "", "", "", "", "All of us")));
        api = new RunningApi(engine);
    }

    @AfterEach
    void stop() throws Exception {
        api.close();
    }

    @Test
    void domainsAreTheEnginesOwnAndThoseOfDirectories() throws Exception {
        assertThat(api.get("/domains").body()).contains("<name>internal-authz</name>", "<name>corp-authz</name>");
        assertThat(api.get(AT_DOMAIN).body()).contains("<name>corp-authz</name>");
        assertThat(api.get("/domains/" + hex("nowhere-authz")).statusCode()).isEqualTo(404);
    }

    @Test
    void aNameWithItsDomainIsAskedOfTheDirectory() throws Exception {
        var found =
                api.get(AT_DOMAIN + "/users?search=usrname%3Djane%40corp-authz").body();

        assertThat(found).contains("<user_name>jane@corp-authz</user_name>").doesNotContain("kim");
        assertThat(found).contains("<domain_entry_id>e/1</domain_entry_id>", "id=\"" + hex("e/1") + "\"");
        assertThat(engine.directories.asked.get(0).patterns()).isEqualTo(Map.of(Field.NAME, "jane"));
    }

    @Test
    void whatADirectoryCannotDecideIsDecidedAmongWhatItFinds() throws Exception {
        assertThat(api.get(AT_DOMAIN + "/users?search=lastname%3Ddoe%20and%20login!%3Djane")
                        .body())
                .contains("kim")
                .doesNotContain("jane");
        assertThat(api.get(AT_DOMAIN + "/users?search=name%3Dkim").body()).contains("kim@corp-authz");
        assertThat(api.get(AT_DOMAIN + "/users?search=research").body()).contains("jane@corp-authz");
        assertThat(api.get(AT_DOMAIN + "/users?search=usrname%3Djane%40other-authz")
                        .body())
                .doesNotContain("jane");
    }

    @Test
    void whatCannotBeUnderstoodIsNotAsked() throws Exception {
        assertThat(api.get(AT_DOMAIN + "/users?search=%3D%3D").body()).doesNotContain("jane");
        assertThat(engine.directories.asked).isEmpty();
    }

    @Test
    void usersAndTheirGroupsHaveAnAddress() throws Exception {
        assertThat(api.get(AT_DOMAIN + "/users/" + hex("e/1")).body()).contains("jane@corp-authz");
        assertThat(api.get(AT_DOMAIN + "/users/" + hex("e/1") + "/groups").body())
                .contains("<name>staff</name>");
        assertThat(api.get(AT_DOMAIN + "/groups?search=name%3Dst*").body()).contains("<name>staff</name>");
        assertThat(api.get(AT_DOMAIN + "/users/" + hex("e/9")).statusCode()).isEqualTo(404);
        assertThat(api.get(AT_DOMAIN + "/users/not-hexadecimal").statusCode()).isEqualTo(404);
    }

    @Test
    void usersAreAddedByNameOrEntry() throws Exception {
        api.send("POST", "/users", "<user><user_name>jane@corp-authz</user_name></user>");
        api.send(
                "POST",
                "/users",
                "<user><domain_entry_id>e/2</domain_entry_id><domain><name>corp-authz</name></domain></user>");
        api.send("POST", "/groups", "<group><name>staff</name><domain><name>corp-authz</name></domain></group>");

        assertThat(engine.directories.kept.values())
                .extracting(DirectoryEntry::name)
                .contains("jane", "kim", "staff");
        assertThat(engine.submitted)
                .filteredOn(AddPrincipal.class::isInstance)
                .extracting(command -> ((AddPrincipal) command).id())
                .containsExactlyInAnyOrderElementsOf(engine.directories.kept.keySet());
    }

    @Test
    void aRoleIsGivenToWhomOnlyTheDirectoryKnows() throws Exception {
        engine.inventory.add(new Role(ROLE));
        grant("user", "e/2");
        grant("group", "g/1");

        var granted = engine.submitted.stream().map(GrantRole.class::cast).toList();
        assertThat(granted).hasSize(2);
        assertThat(engine.directories
                        .kept
                        .get(granted.get(0).user().orElseThrow().value())
                        .name())
                .isEqualTo("kim");
        assertThat(engine.directories
                        .kept
                        .get(granted.get(1).group().orElseThrow().value())
                        .name())
                .isEqualTo("staff");
    }

    @Test
    void noRoleIsGivenToWhomNoDirectoryKnowsOrByWhoMayNotLookThere() throws Exception {
        engine.inventory.add(new Role(ROLE));
        assertThat(grant("user", "e/9")).isEqualTo(404);
        engine.allowed = false;
        assertThat(grant("user", "e/1")).isEqualTo(403);

        assertThat(engine.submitted).isEmpty();
        assertThat(engine.directories.kept).isEmpty();
    }

    private int grant(String to, String entry) throws Exception {
        return api.send(
                        "POST",
                        "/permissions",
                        "<permission><role id=\"" + ROLE + "\"/><" + to + "><domain_entry_id>" + entry
                                + "</domain_entry_id><domain><name>corp-authz</name></domain></" + to
                                + "></permission>")
                .statusCode();
    }

    @Test
    void nobodyIsAddedWhoIsNotThere() throws Exception {
        var nobody = api.send("POST", "/users", "<user><user_name>nobody@corp-authz</user_name></user>");
        var nowhere = api.send(
                "POST", "/users", "<user><user_name>jane</user_name><domain><name>nowhere</name></domain></user>");

        assertThat(nobody.statusCode()).isEqualTo(404);
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(engine.submitted).isEmpty();
    }

    @Test
    void directoriesAreNotShownToEveryone() throws Exception {
        engine.allowed = false;

        assertThat(api.get(AT_DOMAIN + "/users").body()).doesNotContain("jane");
        assertThat(api.get(AT_DOMAIN + "/users/" + hex("e/1")).statusCode()).isEqualTo(404);
        assertThat(api.send("POST", "/users", "<user><user_name>jane@corp-authz</user_name></user>")
                        .statusCode())
                .isEqualTo(403);
        assertThat(engine.directories.asked).isEmpty();
        assertThat(engine.directories.kept).isEmpty();
    }
}
